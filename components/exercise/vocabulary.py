"""What rules may ask about: the inputs that the instruments bring together, and their names in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from components import organigram, sliders
from components.answers import LANES, Vocabulary
from components.bottlenecks import RuleBook, bare, load_book
from components.words import Language, Wording, words


@cache
def vocabulary() -> Vocabulary:
    """Return every input of an exercise, in order: sliders with their facts, then the organisation model."""
    specs = [spec for key, content in sliders.sliders().items() for spec in content.specs(key)]
    return Vocabulary([*specs, organigram.spec()])


def slider_names() -> dict[str, Wording]:
    """Return the name of each slider."""
    return {key: content.name for key, content in sliders.sliders().items()}


def book(extra: Iterable[str | Path] = ()) -> RuleBook:
    """Return the rules in force: the built-in packs and the pack files `extra`. Refusal when any is wrong."""
    return load_book(vocabulary(), slider_names(), extra)


def names() -> tuple[str, ...]:
    """Return the name of every answer an exercise holds: `now.communication`, `mandate`, ..."""
    return tuple(
        name
        for spec in vocabulary()
        for name in ([f"{lane}.{spec.key}" for lane in LANES] if spec.kind == "slider" else [spec.key])
    )


def input_name(key: str, language: Language) -> str:
    """Return what the input `key` is called on screen."""
    if key in sliders.sliders():
        return sliders.sliders()[key].name.text(language)
    if key in sliders.facts():
        return sliders.facts()[key].name.text(language)
    return words(language)("model.name")


def headed(text: str) -> str:
    """Return `text` as a heading or the start of a sentence: content names are lower case."""
    return text[:1].upper() + text[1:]


def answer_name(key: str, answer: str, language: Language) -> str:
    """Return what `answer` to the input `key` is called on screen."""
    fact = sliders.facts().get(key)
    if fact and answer in fact.answers:
        return fact.answers[answer].text(language)
    if key == organigram.INPUT and answer in organigram.models():
        return organigram.models()[answer].name.text(language)
    if key in sliders.sliders():
        return words(language)(f"position.{answer}")
    return words(language)(f"answer.{answer}")


def said(name: str, answer: str, language: Language) -> str:
    """Return input and answer as one phrase: "proces met bewoners: laag"."""
    key = bare(name)
    return f"{input_name(key, language)}: {answer_name(key, answer, language)}"
