"""Exercises as files: opened by what is in them, saved by how the name ends, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from components.bottlenecks import RuleBook
from components.documents import read_limited, write_whole
from components.documents.files import checked
from components.documents.problem import refuse
from components.exercise.csv_text import document_csv, parse_csv
from components.exercise.document import (
    ExerciseDocument,
    apply_document,
    document_bytes,
    parse_document,
    to_document,
)
from components.exercise.model import Exercise
from components.exercise.schema import exercise_schema, schema_bytes

__all__ = ["exercise_schema", "load_exercise", "read_exercise", "save_exercise", "schema_bytes"]

_WRITERS: dict[str, Callable[[ExerciseDocument], bytes]] = {".json": document_bytes, ".csv": document_csv}


def read_exercise(data: bytes, name: str) -> ExerciseDocument:
    """Return the exercise in `data`, JSON or CSV by its content. Refusal naming `name`, place and reason."""
    start = checked(data, name).removeprefix(b"\xef\xbb\xbf").lstrip()
    return parse_document(data, name) if start[:1] in {b"{", b"["} else parse_csv(data, name)


def load_exercise(path: str | Path, book: RuleBook | None = None) -> Exercise:
    """Return the exercise in the file at `path`, with the rules of `book` (the built-in ones when None).

    Refusal when it can't be read.
    """
    document = read_exercise(read_limited(path), Path(path).name)
    exercise = Exercise(book)
    apply_document(document, exercise)
    return exercise


def save_exercise(exercise: Exercise, path: str | Path) -> None:
    """Write `exercise` to `path` (.json or .csv). Refusal, and no half file, when that can't be done."""
    path = Path(path)
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise refuse("problem.unknown_ending", str(path), endings=", ".join(_WRITERS))
    write_whole(path, checked(writer(to_document(exercise)), path.name))
