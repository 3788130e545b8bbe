"""What a picture shows, said in words: it names statements and positions, and counts nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from components.answers import Lane, Position
from components.exercise.model import Exercise
from components.exercise.tables import records
from components.exercise.vocabulary import input_name, said
from components.words import Language, words


def map_sentence(
    exercise: Exercise, frame: pd.DataFrame, slider_x: str, slider_y: str, lane: Lane, language: Language
) -> str:
    """Return what holds where the two sliders stand in `lane`, or which of them has no place yet.

    `frame` is the `map_frame` of the two sliders in `lane`.
    """
    t = words(language)
    start = t(f"desk.lane.{lane}").capitalize()
    names = [f"{lane}.{slider}" for slider in (slider_x, slider_y)]
    answers = [exercise.answers[name] for name in names]
    missing = [
        input_name(slider, language)
        for slider, answer in zip((slider_x, slider_y), answers, strict=True)
        if not Position(answer).known
    ]
    if missing:
        return t("picture.map.nowhere", lane=start, names=listed(missing, language))
    here = frame[(frame["x"] == answers[0]) & (frame["y"] == answers[1])]
    x, y = (quoted(said(name, answer, language)) for name, answer in zip(names, answers, strict=True))
    applies = [quoted(title) for title in here.loc[here["verdict"] == "applies", "title"]]
    undecided = [quoted(title) for title in here.loc[here["verdict"] == "undecided", "title"]]
    if applies:
        sentence = t("picture.map.here", lane=start, x=x, y=y, titles=listed(applies, language))
    else:
        sentence = t("picture.map.here_none", lane=start, x=x, y=y)
    if undecided:
        sentence += " " + t("picture.map.here_open", titles=listed(undecided, language))
    return sentence


def network_sentence(nodes: pd.DataFrame, lane: Lane, language: Language) -> str:
    """Return which statements apply in `lane`, and with which answers they are connected."""
    t = words(language)
    start = t(f"desk.lane.{lane}").capitalize()
    lit = [node for node in records(nodes) if node["lit"]]
    titles = [quoted(node["label"]) for node in lit if node["layer"] == "finding"]
    inputs = [
        quoted(f"{node['label']}: {node['answer_words']}") for node in lit if node["layer"] != "finding"
    ]
    if not titles:
        return t("picture.network.none", lane=start)
    return t(
        "picture.network.lit", lane=start, titles=listed(titles, language), inputs=listed(inputs, language)
    )


def quoted(text: str) -> str:
    """Return `text` in quotation marks, so that a title within a sentence stays apart from it."""
    return f"“{text}”"


def listed(texts: Sequence[str], language: Language) -> str:
    """Return texts as a list within a sentence: "a, b en c"."""
    if len(texts) < 2:
        return "".join(texts)
    return words(language)("picture.and", first=", ".join(texts[:-1]), last=texts[-1])
