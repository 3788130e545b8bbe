"""Reading a file within limits, and writing one whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from components.documents.problem import refuse

#: Largest document read, in bytes (an exercise with all notes filled stays far below it).
MAX_BYTES = 5_000_000


def read_limited(path: str | Path, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of the file at `path`. Refusal when it can't be read or is over `limit` bytes."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except IsADirectoryError:
        raise refuse("problem.is_directory", str(path)) from None
    except FileNotFoundError:
        raise refuse("problem.not_found", str(path)) from None
    except (OSError, ValueError):  # ValueError: a path with a NUL in it
        raise refuse("problem.unreadable", str(path)) from None
    return checked(data, path.name, limit)


def checked(data: bytes, name: str, limit: int = MAX_BYTES) -> bytes:
    """Return `data`, or refuse it: empty, or over `limit` bytes."""
    if len(data) > limit:
        raise refuse("problem.too_large", name, limit=f"{limit / 1_000_000:g}")
    if not data.strip():
        raise refuse("problem.is_empty", name)
    return data


def as_text(data: bytes, name: str) -> str:
    """Return `data` decoded as UTF-8 (a byte order mark is dropped). Refusal for anything else."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refuse("problem.not_text", name, line) from None
    if "\0" in text:
        raise refuse("problem.not_text", name, text[: text.index("\0")].count("\n") + 1)
    return text


def write_whole(path: str | Path, data: bytes) -> None:
    """Write `data` to `path` in one step: the old file stays until the new one is complete.

    Refusal when that can't be done (a directory, a full disk, no permission); no half file is left.
    """
    path = Path(path)
    temporary = ""
    try:
        if path.is_dir():
            raise refuse("problem.is_directory", str(path))
        if path.exists() and not path.is_file():
            raise refuse("problem.not_a_file", str(path))
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except (OSError, ValueError):  # ValueError: a path with a NUL in it
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise refuse("problem.unwritable", str(path)) from None
