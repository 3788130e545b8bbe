"""The five texts behind the method, their standing, and references into them."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from components.words import Wording


class Standing(StrEnum):
    """What kind of text a source is (product, principle 4)."""

    METHOD = "method"
    PROGRAMME = "programme"
    OPINION = "opinion"


class Source(BaseModel):
    """One text: who wrote it, what it is called, when, and what kind of text it is."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    author: Wording
    title: Wording
    year: Annotated[str, Field(max_length=20)] = ""
    standing: Standing


class Reference(BaseModel):
    """A place in a source: its short name and the line in our copy of the text (1-based)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ref: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,39}$")]
    place: Annotated[str, Field(max_length=40)] = ""


@cache
def _bibliography() -> dict[str, Source]:
    text = (resources.files("components.sources") / "content" / "bibliography.yaml").read_text("utf-8")
    return {key: Source.model_validate(entry) for key, entry in yaml.safe_load(text).items()}


class _Bibliography:
    """Read-only mapping of short name to source, read on first use."""

    def __getitem__(self, key: str) -> Source:
        return _bibliography()[key]

    def get(self, key: str) -> Source | None:
        """Return the source, or None when there is no such one."""
        return _bibliography().get(key)

    def __contains__(self, key: object) -> bool:
        return key in _bibliography()

    def __iter__(self):
        return iter(_bibliography())

    def items(self):
        """Return the pairs of short name and source, in the order of the file."""
        return _bibliography().items()


SOURCES = _Bibliography()
