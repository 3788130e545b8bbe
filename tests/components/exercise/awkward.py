"""Exercises full of text that files and spreadsheets find hard, and a picture of all an exercise holds."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from components.answers import LANES
from components.bottlenecks import RuleBook, bare
from components.exercise import Exercise
from components.exercise.document import FORMAT, VERSION, ExerciseDocument, fact_keys, to_document
from components.exercise.model import Recognition
from components.exercise.vocabulary import book, names, vocabulary
from components.sliders import SLIDERS

AWKWARD = (
    "",
    " ",
    "'",
    "''=1",
    "=SUM(A1:A9)",
    "'=1+1",
    "+31",
    "-1",
    "@naam",
    "\t=1",
    "'\t",
    "\n=1",
    'zegt "ja"; en, of | dan\tniet',
    '"',
    '""',
    "</script><b>&amp;",
    "regel één\nregel twee\r\nregel drie\rvier",
    "\u2028\u2029\u0085\x0b\x0c",
    "👩‍👩‍👧 café cafe\u0301 e\u200e\u0301",
    "\u202eomgekeerd\u202c שלום",
    "\x00\x07\x1b[31m\ud800",
    "\ufeffvooraan",
    "x" * 10_000,
    "=" + "é" * 10_000,
    "part;key;lane;answer;text",
    "{\"format\": \"mengpaneel.exercise\"}",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(max_size=30),
    st.text(alphabet="'=+-@\t\r\n;,|\" a\u0301", max_size=12),
)
rule_ids = st.from_regex(r"\A[A-Za-z][A-Za-z0-9_.-]{0,30}\Z")


@st.composite
def documents(draw: st.DrawFn) -> ExerciseDocument:
    """Any exercise, of any text, with or without something that is being tried."""
    answer = {name: st.sampled_from(vocabulary()[bare(name)].answers) for name in names()}
    said = {name: draw(strategy) for name, strategy in answer.items()}
    raw: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "title": draw(texts),
        "fictional": draw(st.booleans()),
        "facilitator": draw(st.booleans()),
        "sliders": {
            key: {
                **{lane: said[f"{lane}.{key}"] for lane in LANES},
                **{f"why_{lane}": draw(texts) for lane in LANES},
            }
            for key in SLIDERS
        },
        "facts": {key: said[key] for key in fact_keys()},
        "organisation_model": {"answer": said["organisation_model"], "why": draw(texts)},
        "marks": draw(
            st.dictionaries(
                rule_ids,
                st.fixed_dictionaries({"recognition": st.sampled_from([*Recognition]), "note": texts}),
                max_size=4,
            )
        ),
        "what_if": draw(st.none() | st.fixed_dictionaries({}, optional=answer)),
    }
    return ExerciseDocument.model_validate(raw)


@cache
def rules() -> RuleBook:
    """Return the built-in rules, read once."""
    return book()


def filled() -> Exercise:
    """Return an exercise with something of everything in it, while something is being tried."""
    exercise = Exercise(rules(), title="Wat open stond", fictional=True)
    communication = exercise.desk["communication"]
    communication.now = "no_choice"
    communication.why_now = "Nooit over gehad."
    exercise.shown.place({"mandate": "dont_know", "organisation_model": "mixed"})
    exercise.organisation.why = "Van alles wat."
    exercise.mark("R1", "partly", "Soms.")
    assert exercise.what_if is not None
    exercise.what_if.active = True
    exercise.shown.place({"now.communication": "top"})
    return exercise


def everything(exercise: Exercise) -> tuple[object, ...]:
    """Return all that an exercise holds, its history included."""
    recorded, shown = exercise.recorded, exercise.shown
    assert recorded is not None
    return (
        to_document(exercise),
        dict(exercise.answers),
        dict(exercise.marks),
        [(situation.can_undo, situation.can_redo) for situation in (recorded, shown)],
    )
