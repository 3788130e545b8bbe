"""What the desk needs to answer without a server: the words, the sliders, and each rule's table of verdicts.

Plain data, ready for JSON. The shells (Panel, the light page, the standalone file) hand it to the
one ES module; `components/sliders/desk/types.js` names the shapes.
"""

from __future__ import annotations

from typing import Any

from components import sliders
from components.bottlenecks import Rule, RuleBook
from components.exercise.model import Exercise
from components.exercise.vocabulary import answer_name, input_name
from components.sliders import SliderContent
from components.words import Language, words

#: The interface words the desk uses.
WORDS = ("desk.", "position.", "kind.", "status.", "standing.", "hedge.")


def desk_setup(book: RuleBook, language: Language) -> dict[str, Any]:
    """Return everything about the desk that does not change while it is used, in `language`."""
    t = words(language)
    return {
        "language": language,
        "words": {key: text for prefix in WORDS for key, text in t.under(prefix).items()},
        "sliders": [_slider(key, content, language) for key, content in sliders.sliders().items()],
        "inputs": {
            spec.key: {
                "kind": spec.kind,
                "name": input_name(spec.key, language),
                "known": list(spec.known),
                "answers": {answer: answer_name(spec.key, answer, language) for answer in spec.answers},
            }
            for spec in book.vocabulary
        },
        "rules": [_rule(rule, language) for rule in book],
    }


def desk_state(exercise: Exercise) -> dict[str, Any]:
    """Return the state of `exercise` as the desk keeps it."""
    return {
        "answers": dict(exercise.recorded.answers),
        "tried": dict(exercise.what_if.tried.answers) if exercise.what_if.active else None,
        "whys": exercise.whys,
        "marks": {
            rule_id: {"recognition": str(mark.recognition), "note": mark.note}
            for rule_id, mark in exercise.marks.items()
        },
        "facilitator": exercise.facilitator,
        "title": exercise.title,
        "fictional": exercise.fictional,
    }


def _slider(key: str, content: SliderContent, language: Language) -> dict[str, Any]:
    return {
        "key": key,
        "name": content.name.text(language),
        "about": content.about.text(language),
        "high": [{"text": pole.text.text(language), "status": pole.status} for pole in content.high],
        "low": [{"text": pole.text.text(language), "status": pole.status} for pole in content.low],
    }


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    source = rule.source
    return {
        "id": rule.id,
        "kind": rule.kind,
        "status": rule.status,
        "link": rule.link,
        "hedge": rule.hedge,
        "title": rule.title.text(language),
        "short": (rule.short or rule.title).text(language),
        "text": rule.text.text(language),
        "question": rule.question and rule.question.text(language),
        "remedy": rule.remedy and rule.remedy.text(language),
        "lang": rule.title.language_shown(language),
        "source": source
        and {
            "author": source.author.text(language),
            "title": source.title.text(language),
            "year": source.year,
            "standing": source.standing,
            "place": rule.place,
        },
        "inputs": list(rule.table.inputs),
        "cells": rule.table.cells,
        "compares": rule.compares,
    }
