"""Reading within limits, and writing whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from components.documents import Refusal, read_limited, write_whole
from components.documents.files import as_text, checked


def reason(refusal: pytest.ExceptionInfo[Refusal]) -> str:
    return refusal.value.problems[0].reason


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    assert read_limited(tmp_path / "a.txt") == b"abc"
    assert read_limited(str(tmp_path / "a.txt")) == b"abc"


def test_a_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        read_limited(tmp_path)
    assert reason(refusal) == "problem.is_directory"
    assert str(tmp_path) in refusal.value.text("nl")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        read_limited(tmp_path / "gone.yaml")
    assert reason(refusal) == "problem.not_found"
    assert "gone.yaml" in refusal.value.text("nl")


@pytest.mark.parametrize("path", ["a\0b", "x" * 5000], ids=["nul", "long"])
def test_a_path_that_no_file_can_have_is_refused(path: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_limited(path)
    assert reason(refusal) == "problem.unreadable"


@pytest.mark.parametrize(("data", "why"), [(b"", "problem.is_empty"), (b" \n\t", "problem.is_empty")])
def test_an_empty_file_is_refused(data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(Refusal) as refusal:
        read_limited(tmp_path / "a")
    assert reason(refusal) == why


def test_a_file_over_its_limit_is_refused_and_the_limit_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1_500_001)
    assert len(read_limited(tmp_path / "a", 1_500_001)) == 1_500_001
    with pytest.raises(Refusal) as refusal:
        read_limited(tmp_path / "a", 1_500_000)
    assert "1.5 MB" in refusal.value.text("nl")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_an_endless_file_is_read_no_further_than_the_limit() -> None:
    with pytest.raises(Refusal) as refusal:
        read_limited("/dev/zero", 1000)
    assert reason(refusal) == "problem.too_large"


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"a\nb\xff", 2), ("één".encode("utf-16"), 1), (b"ok\nok\n\0", 3), ("é".encode("cp1252"), 1)],
)
def test_what_is_not_utf_8_text_is_refused_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(Refusal) as refusal:
        as_text(data, "a.yaml")
    problem = refusal.value.problems[0]
    assert (problem.reason, problem.line, problem.file) == ("problem.not_text", line, "a.yaml")


def test_a_byte_order_mark_is_dropped() -> None:
    assert as_text(b"\xef\xbb\xbfabc", "a") == "abc"
    assert checked(b"abc", "a") == b"abc"


def test_a_file_is_written_whole_and_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    write_whole(target, b"one")
    write_whole(str(target), b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file modes")
def test_a_replaced_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    write_whole(target, b"one")
    assert stat.S_IMODE(target.stat().st_mode) == 0o644
    target.chmod(0o600)
    write_whole(target, b"two")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_writing_to_a_directory_or_a_missing_folder_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    for target, why in ((tmp_path, "problem.is_directory"), (tmp_path / "no" / "a", "problem.unwritable")):
        with pytest.raises(Refusal) as refusal:
            write_whole(target, b"x")
        assert reason(refusal) == why
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_writing_to_a_device_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        write_whole("/dev/full", b"x")
    assert reason(refusal) == "problem.not_a_file"
    assert "Kies een andere naam" in refusal.value.text("nl")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000], ids=["nul", "long"])
def test_writing_under_a_name_that_no_file_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        write_whole(tmp_path / name, b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_leaves_the_old_file_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"old")

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(Refusal) as refusal:
        write_whole(target, b"new")
    assert reason(refusal) == "problem.unwritable"
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
