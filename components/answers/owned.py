"""A parameter for a part that its owner makes: set once in `__init__`, constant, never None."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import param

Part = TypeVar("Part")


def owned(class_: type[Part], doc: str) -> param.ClassSelector[Part]:
    """Return a constant parameter of type `class_`.

    Param types a `ClassSelector` without a default as optional; the owner's `__init__` always sets it.
    """
    selector: Any = param.ClassSelector(class_=class_, constant=True, doc=doc)
    return cast("param.ClassSelector[Part]", selector)
