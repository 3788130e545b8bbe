"""JSON, strictly: no duplicate keys, no NaN, no nesting that exhausts the stack."""

from __future__ import annotations

import json
from typing import Any

from components.documents.files import as_text, checked
from components.documents.problem import refuse

#: Deepest nesting accepted.
MAX_DEPTH = 30


def load_json(data: bytes, name: str) -> Any:
    """Return the value of a JSON document. Refusal naming line and reason when it is damaged."""
    text = as_text(checked(data, name), name)
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise refuse("problem.broken_json", name, error.lineno) from None
    except _DuplicateKeyError as error:
        raise refuse("problem.duplicate_key", name, None, str(error)) from None
    except (RecursionError, ValueError):
        raise refuse("problem.broken_json", name) from None
    if _deeper(value, MAX_DEPTH):
        raise refuse("problem.too_deep", name)
    return value


class _DuplicateKeyError(Exception):
    """A key that stands twice in one object."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _DuplicateKeyError(key)
        found[key] = value
    return found


def _no_constant(text: str) -> Any:
    raise ValueError(text)


def _deeper(value: Any, levels: int) -> bool:
    layer = [value]
    for _ in range(levels):
        layer = [
            child
            for item in layer
            if isinstance(item, dict | list)
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not layer:
            return False
    return True
