"""YAML, read strictly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.documents import Refusal, load_yaml


def test_every_scalar_stays_the_word_it_looks_like() -> None:
    located = load_yaml(b"a: yes\nb: [no, 1, 2020-01-01, null, '']\n", "a.yaml")
    assert located.value == {"a": "yes", "b": ["no", "1", "2020-01-01", "null", ""]}


def test_each_key_and_item_has_its_line() -> None:
    located = load_yaml(b"a: 1\nb:\n  - x\n  - c: 2\n", "a.yaml")
    assert located.line(("a",)) == 1
    assert located.line(("b", 1, "c")) == 4
    assert located.line(("b", 1, "c", "deeper", 0)) == 4
    assert located.line(("nowhere",)) is None or located.line(("nowhere",)) == 1


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("a: [1", "problem.broken_yaml", 1),
        ("a: 1\n b: 2", "problem.broken_yaml", 2),
        ("a: 1\nb: 'x", "problem.broken_yaml", 2),
        ("a: 1\nb: \x01", "problem.broken_yaml", 2),
        ("a: 1\n? [x]\n: 2", "problem.broken_yaml", 2),
        ("a: 1\nb: &x 2\nc: *x", "problem.alias", 2),
        ("a: *x", "problem.alias", 1),
        ("&x a: 1", "problem.alias", 1),
        ("a: !!python/object/apply:os.system ['true']", "problem.tag", 1),
        ("a: 1\nb: !mine 2", "problem.tag", 2),
        ("!!map {a: 1}", "problem.tag", 1),
        ("a: 1\n---\nb: 2", "problem.many_documents", 2),
        ("a: 1\na: 2", "problem.duplicate_key", 2),
        ("a:\n  b: 1\n  'b': 2", "problem.duplicate_key", 3),
        ("[" * 21 + "]" * 21, "problem.too_deep", 1),
        ("[" * 100_000, "problem.too_deep", 1),
        ("# only a comment", "problem.is_empty", None),
        ("", "problem.is_empty", None),
        (" \n\n", "problem.is_empty", None),
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_its_line(text: str, reason: str, line: int | None) -> None:
    with pytest.raises(Refusal) as refusal:
        load_yaml(text.encode(), "a.yaml")
    problem = refusal.value.problems[0]
    assert (problem.reason, problem.file) == (reason, "a.yaml")
    assert problem.line == line


def test_an_alias_bomb_is_refused_before_it_is_built() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(Refusal) as refusal:
        load_yaml(bomb.encode(), "bomb.yaml")
    assert refusal.value.problems[0].reason == "problem.alias"


def test_a_document_over_half_a_megabyte_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        load_yaml(b"a: " + b"x" * 500_000, "a.yaml")
    assert "0.5 MB" in refusal.value.text("en")


@given(
    st.binary(max_size=300) | st.text(alphabet="ab:-[]{}&*!|>'\"#,?%@ \n\t\x01é", max_size=60).map(str.encode)
)
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    said = ""
    try:
        assert isinstance(load_yaml(data, "a.yaml").value, dict | list | str)
    except Refusal as refusal:
        said = refusal.text("nl")
    assert not said or "a.yaml" in said
