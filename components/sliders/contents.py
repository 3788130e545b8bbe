"""The content of the desk: names, ends and facts of the five sliders, read and checked once."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from components.answers import InputSpec, slider_spec
from components.documents import load_yaml, validate
from components.sources import Reference
from components.words import Wording

FILE = "sliders.yaml"
YES_NO = {"yes": Wording(nl="ja", en="yes"), "no": Wording(nl="nee", en="no")}


class PoleStatus(StrEnum):
    """Who says what an end means: the source, or we who infer it."""

    SOURCE = "source"
    INFERENCE = "inference"


class PoleStatement(BaseModel):
    """One thing an end of a slider means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: PoleStatus
    text: Wording
    source: Reference


class FactContent(BaseModel):
    """A fact to record beside a slider: its name in a sentence, the question, and its answers (yes and no
    unless named)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Wording
    label: Wording
    row: Annotated[str, Field(pattern=r"^[0-9]{1,3}$")]
    source: Reference
    answers: dict[str, Wording] = Field(default_factory=lambda: dict(YES_NO), min_length=2)

    def spec(self, key: str) -> InputSpec:
        """Return the input that rules may ask about."""
        return InputSpec(key, "fact", tuple(self.answers))


class SliderContent(BaseModel):
    """A slider: its name, what it is about, and both ends. An empty end is not defined by the source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Wording
    about: Wording
    source: Reference
    high: list[PoleStatement]
    low: list[PoleStatement]
    facts: dict[str, FactContent]

    def specs(self, key: str) -> list[InputSpec]:
        """Return the inputs this slider brings: itself and its facts."""
        return [slider_spec(key), *(fact.spec(name) for name, fact in self.facts.items())]


class DeskContent(BaseModel):
    """The five sliders, in the order of the source. A missing or unknown one is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    internal_positioning: SliderContent
    process_with_residents: SliderContent
    process_within_municipality: SliderContent
    board_and_politics: SliderContent
    communication: SliderContent


@cache
def sliders() -> dict[str, SliderContent]:
    """Return the content of the sliders by key, in order. Refusal when the content file is wrong."""
    data = (resources.files("components.sliders") / "content" / FILE).read_bytes()
    content = validate(DeskContent, load_yaml(data, FILE))
    return {key: getattr(content, key) for key in DeskContent.model_fields}


@cache
def facts() -> dict[str, FactContent]:
    """Return the content of every fact by key, in order."""
    return {key: fact for slider in sliders().values() for key, fact in slider.facts.items()}
