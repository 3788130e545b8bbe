"""From a raw value to a typed document; pydantic's complaints become problems in our words.

Our document models hold no unions but `X | None`, so a complaint's location is a path in the document.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from components.documents.problem import Problem, Refusal
from components.documents.yaml_text import Located

Document = TypeVar("Document", bound=BaseModel)

_REASONS = {
    "missing": "problem.missing",
    "extra_forbidden": "problem.unknown_key",
    "enum": "problem.not_allowed",
    "literal_error": "problem.not_allowed",
    "string_pattern_mismatch": "problem.bad_form",
    "string_too_long": "problem.too_long",
    "string_too_short": "problem.nothing_there",
    "too_long": "problem.too_many",
    "too_short": "problem.nothing_there",
}
_SHOWN = 20


def validate(model: type[Document], located: Located) -> Document:
    """Return `located` as a `model`. Refusal with a problem for each thing that does not fit."""
    try:
        return model.model_validate(located.value)
    except ValidationError as error:
        raise Refusal([_problem(detail, located) for detail in error.errors()[:_SHOWN]]) from None


def _problem(detail: Any, located: Located) -> Problem:
    path = tuple(detail["loc"])
    context = detail.get("ctx") or {}
    reason = _REASONS.get(detail["type"], "problem.wrong_type")
    if reason == "problem.too_many" and isinstance(detail.get("input"), str):
        reason = "problem.too_long"
    return Problem(
        reason,
        located.name,
        located.line(path),
        ".".join(map(str, path)),
        {"expected": str(context.get("expected", "")), "found": _short(detail.get("input"))},
    )


def _short(value: Any) -> str:
    return value if isinstance(value, str) else type(value).__name__
