"""What pages need, made once per process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from components.bottlenecks import RuleBook
from components.exercise.vocabulary import book
from dashboard.settings import Settings, settings


@dataclass(frozen=True)
class Services:
    """The rules in force and the settings."""

    settings: Settings
    book: RuleBook


@cache
def services() -> Services:
    """Return the services of this process. Refusal when a rule pack is wrong: nothing starts half."""
    found = settings()
    return Services(found, book(found.rules))
