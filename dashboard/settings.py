"""Settings of a served dashboard, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from components.words import Language, as_language

RULES = "MENGPANEEL_RULES"
LANGUAGE = "MENGPANEEL_LANGUAGE"


@dataclass(frozen=True)
class Settings:
    """What a server is started with: extra rule packs, and the language offered first."""

    rules: tuple[Path, ...] = ()
    language: Language = "nl"


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings in `environment`."""
    rules = tuple(Path(part) for part in environment.get(RULES, "").split(os.pathsep) if part)
    return Settings(rules, as_language(environment.get(LANGUAGE)))
