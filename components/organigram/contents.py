"""The organisation models of the source, read and checked once."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict

from components.answers import InputSpec
from components.documents import load_yaml, validate
from components.sources import Reference
from components.words import Wording

FILE = "models.yaml"
MIXED = "mixed"
INPUT = "organisation_model"


class ModelContent(BaseModel):
    """One organisation model: its name, what it is, its place in the source, and whether a risk is named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Wording
    about: Wording
    source: Reference
    risk_named: Literal["yes", "no"]


class ModelsContent(BaseModel):
    """The three models of the source."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sectoral: ModelContent
    directorate: ModelContent
    tilted: ModelContent


@cache
def models() -> dict[str, ModelContent]:
    """Return the models by key, in the order of the source."""
    data = (resources.files("components.organigram") / "content" / FILE).read_bytes()
    content = validate(ModelsContent, load_yaml(data, FILE))
    return {key: getattr(content, key) for key in ModelsContent.model_fields}


def spec() -> InputSpec:
    """Return the input that rules may ask about. `mixed` leaves a rule about one model open."""
    return InputSpec(INPUT, "model", tuple(ModelsContent.model_fields), also_unknown=(MIXED,))
