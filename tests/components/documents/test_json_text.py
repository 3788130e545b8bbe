"""JSON, read strictly."""

import pytest

from components.documents import Refusal, load_json


@pytest.mark.parametrize(
    ("data", "value"),
    [(b'{"a": [1, "x", null, true]}', {"a": [1, "x", None, True]}), (b"\xef\xbb\xbf[]", []), (b"3", 3)],
)
def test_a_document_is_read(data: bytes, value: object) -> None:
    assert load_json(data, "a.json") == value


@pytest.mark.parametrize(
    ("data", "reason", "line", "key"),
    [
        (b'{"a": 1,\n "b": }', "problem.broken_json", 2, ""),
        (b'{"a": 1, "a": 2}', "problem.duplicate_key", None, "a"),
        (b'{"a": NaN}', "problem.broken_json", None, ""),
        (b'{"a": -Infinity}', "problem.broken_json", None, ""),
        (b"[" * 31 + b"]" * 31, "problem.too_deep", None, ""),
        (b"[" * 100_000, "problem.broken_json", None, ""),
        (b'{"a":' * 100_000, "problem.broken_json", None, ""),
        (b"1" * 5000, "problem.broken_json", None, ""),
        (b"", "problem.is_empty", None, ""),
        (b"PK\x03\x04\xff", "problem.not_text", 1, ""),
        (b'{"a": "\0"}', "problem.not_text", 1, ""),
        (b"{} {}", "problem.broken_json", 1, ""),
    ],
)
def test_a_damaged_document_is_refused_with_its_place(
    data: bytes, reason: str, line: int | None, key: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        load_json(data, "a.json")
    problem = refusal.value.problems[0]
    assert (problem.reason, problem.file, problem.key) == (reason, "a.json", key)
    assert line is None or problem.line == line


def test_thirty_levels_are_deep_enough() -> None:
    assert load_json(b"[" * 30 + b"]" * 30, "a.json")
