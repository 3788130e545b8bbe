"""The examples beside the own desk, in Panel: what the source says in our words, and where it says nothing.

A band is drawn as words and as a bar; nothing is ever filled in, and there is no distance or ranking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

import panel as pn
import param

from components.answers import POSITIONS, Position
from components.exercise.example_tables import band_words
from components.exercise.examples import NAMES, Beside, compare, examples
from components.exercise.model import Exercise
from components.exercise.vocabulary import answer_name, headed, input_name
from components.look import widgets
from components.sources import SOURCES
from components.words import Language, as_html, words

NONE, ALL = "none", "all"


@cache
def _style() -> str:
    return (resources.files("components.exercise") / "examples.css").read_text("utf-8")


class ExamplesView(pn.viewable.Viewer):
    """Which example lies beside the own desk, and the two side by side. Follows the exercise."""

    chosen = param.Selector(default=NONE, objects=[NONE, *NAMES, ALL], doc="Which example is shown.")

    def __init__(self, exercise: Exercise, language: Language) -> None:
        super().__init__()
        t = words(language)
        look = {"margin": (4, 0)}
        options = {
            t("example.none"): NONE,
            **{example.name.text(language): key for key, example in examples().items()},
            t("example.all"): ALL,
        }
        choice = pn.widgets.Select.from_param(
            self.param.chosen,
            options=options,
            label=t("example.choose"),
            description=None,
            stylesheets=[widgets()],
            width=280,
            **look,
        )
        shown = pn.bind(beside_html, exercise.param.answers, self.param.chosen, language)
        pane = pn.pane.HTML(shown, stylesheets=[widgets(), _style()], sizing_mode="stretch_width", **look)
        self._layout = pn.Column(choice, pane, sizing_mode="stretch_width", margin=0)

    def __panel__(self) -> pn.viewable.Viewable:
        return self._layout


def beside_html(answers: Mapping[str, str], chosen: str, language: Language) -> str:
    """Return the own `answers` beside the example `chosen` (or all of them) as HTML, slider by slider."""
    if chosen == NONE:
        return ""
    t = words(language)
    found = examples()
    of = [found[key] for key in found if chosen in {ALL, key}]
    rows = compare(answers, of)
    notes = dict.fromkeys(example.note.text(language) for example in of)
    blocks = [_slider(group, language) for group in _by_slider(rows)]
    model = [row for row in rows if row.kind == "model"]
    return (
        "".join(f'<p class="quiet">{as_html(note)}</p>' for note in notes)
        + "".join(blocks)
        + f"<section><h3>{as_html(headed(t('model.name')))}</h3>"
        + f'<div class="beside">{_own_words(model[0], language)}'
        + "".join(_model(row, language) for row in model)
        + "</div></section>"
    )


def _by_slider(rows: Iterable[Beside]) -> list[list[Beside]]:
    groups: dict[str, list[Beside]] = {}
    for row in rows:
        if row.slider:
            groups.setdefault(row.slider, []).append(row)
    return list(groups.values())


def _slider(rows: list[Beside], language: Language) -> str:
    cells = [row for row in rows if row.kind == "slider"]
    name = as_html(headed(input_name(cells[0].key, language)))
    others = "".join(
        _example(cell, [row for row in rows if row.kind == "fact" and row.example is cell.example], language)
        for cell in cells
    )
    return f'<section><h3>{name}</h3><div class="beside">{_own(cells[0], language)}{others}</div></section>'


def _own(row: Beside, language: Language) -> str:
    t = words(language)
    lanes = "".join(
        f"<dt>{as_html(t(f'desk.lane_title.{lane}'))}</dt>"
        f"<dd>{as_html(answer_name(row.key, answer, language))}</dd>"
        for lane, answer in (("now", row.now), ("intended", row.intended))
    )
    heading = as_html(t("example.own"))
    return f'<div class="own"><h4>{heading}</h4>{_scale(row.now, row.intended)}<dl>{lanes}</dl></div>'


def _own_words(row: Beside, language: Language) -> str:
    said = as_html(answer_name(row.key, row.now, language))
    return f'<div class="own"><h4>{as_html(words(language)("example.own"))}</h4><p><b>{said}</b></p></div>'


def _example(cell: Beside, facts: list[Beside], language: Language) -> str:
    t = words(language)
    if cell.words is None:
        said = f'<p class="unsaid">{as_html(t("example.not_said"))}</p>'
    else:
        band = f" ({as_html(band_words(cell.band, language))})" if cell.band else ""
        drawn = _band(cell.band) if cell.band else ""
        said = f"{drawn}<p><b>{as_html(cell.words.text(language))}</b>{band}</p>"
    told = "".join(
        f"<li>{as_html(fact.words.text(language))}</li>" for fact in facts if fact.words is not None
    )
    reason = f"<p>{as_html(cell.reason.text(language))}</p>" if cell.reason else ""
    return (
        f"<div><h4>{as_html(cell.example.name.text(language))}</h4>{said}{reason}"
        f"{f'<ul>{told}</ul>' if told else ''}{_source(cell, language)}</div>"
    )


def _model(row: Beside, language: Language) -> str:
    t = words(language)
    said = (
        f"<p><b>{as_html(answer_name(row.key, row.answer, language))}</b></p>"
        if row.answer
        else f'<p class="unsaid">{as_html(t("example.not_said"))}</p>'
    )
    reason = f"<p>{as_html(row.reason.text(language))}</p>" if row.reason else ""
    name = as_html(row.example.name.text(language))
    return f"<div><h4>{name}</h4>{said}{reason}{_source(row, language)}</div>"


def _source(row: Beside, language: Language) -> str:
    source = SOURCES[row.source.ref]
    text = words(language)(
        "desk.source", author=source.author.text(language), year=source.year, place=row.source.place
    )
    return f'<p class="quiet source">{as_html(text)}</p>'


def _band(band: tuple[Position, Position]) -> str:
    first, last = (POSITIONS.index(position) for position in band)
    steps = "".join(
        f'<span class="{"in" if first <= step <= last else "out"} {position}"></span>'
        for step, position in enumerate(POSITIONS)
    )
    return f'<div class="scale" aria-hidden="true">{steps}</div>'


def _scale(now: str, intended: str) -> str:
    """Return the own positions on a bar of five; nothing stands on it where nothing was placed."""
    steps = "".join(
        f'<span class="out {position}">'
        + ("<i class='now'></i>" if position == now else "")
        + ("<i class='intended'></i>" if position == intended else "")
        + "</span>"
        for position in POSITIONS
    )
    return f'<div class="scale" aria-hidden="true">{steps}</div>'
