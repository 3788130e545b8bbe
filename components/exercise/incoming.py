"""Changes that come from the desk in the browser: parsed at the edge, then applied to the exercise."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from components.bottlenecks import bare
from components.exercise.document import ExerciseDocument, apply_document
from components.exercise.model import Exercise
from components.exercise.vocabulary import names, vocabulary
from components.words import clean
from components.words.escape import MAX_LENGTH

Name = Annotated[str, Field(max_length=80)]
Text = Annotated[str, Field(max_length=MAX_LENGTH)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(_Strict):
    """An answer was given: recorded, or tried in what-if."""

    op: Literal["place"]
    name: Name
    answer: Name
    tried: bool


class Why(_Strict):
    """Someone wrote why."""

    op: Literal["why"]
    name: Name
    text: Text


class Title(_Strict):
    """The exercise was given a name."""

    op: Literal["title"]
    text: Text


class MarkChange(_Strict):
    """The group said whether it recognises a finding."""

    op: Literal["mark"]
    id: Name
    recognition: Literal["empty", "recognised", "partly", "not_recognised"]
    note: Text


class Restore(_Strict):
    """A page that kept its state gives it back (a reload, a restarted server)."""

    op: Literal["restore"]
    state: dict[str, Any]


class Message(_Strict):
    """A numbered change. Numbers rise within one page; without a change it asks whether we are there."""

    seq: Annotated[int, Field(ge=0, le=2**53)]
    change: Annotated[Place | Why | Title | MarkChange | Restore, Field(discriminator="op")] | None


def parse_message(raw: Any) -> Message | None:
    """Return the message in `raw`, or None when it is not one of ours."""
    try:
        return Message.model_validate(raw)
    except ValidationError:
        return None


def apply_change(exercise: Exercise, change: Place | Why | Title | MarkChange | Restore) -> bool:
    """Apply `change` to `exercise`. False, and nothing changed, when it does not fit."""
    match change:
        case Place(name=name, answer=answer, tried=tried):
            if name not in names() or answer not in vocabulary()[bare(name)].answers:
                return False
            # The move may be faster than the switch to what-if that it follows.
            exercise.what_if.active = exercise.what_if.active or tried
            (exercise.what_if.tried if tried else exercise.recorded).place({name: answer})
        case Why(name=name, text=text):
            if name not in exercise.whys:
                return False
            exercise.note_whys({name: text})
        case Title(text=text):
            exercise.title = clean(text)
        case MarkChange(id=rule_id, recognition=recognition, note=note):
            if rule_id not in exercise.book and rule_id not in exercise.marks:
                return False
            exercise.mark(rule_id, recognition, note)
        case Restore(state=state):
            return _restore(exercise, state)
    return True


def _restore(exercise: Exercise, state: dict[str, Any]) -> bool:
    try:
        document = ExerciseDocument.model_validate(_as_document(state))
    except (ValidationError, KeyError, TypeError, AttributeError, ValueError):
        return False
    apply_document(document, exercise)
    return True


def _as_document(state: dict[str, Any]) -> dict[str, Any]:
    """Return the state of a desk (`setup.desk_state`) in the form of an exercise document."""
    answers, whys = state["answers"], state["whys"]
    by_kind = {spec.key: spec.kind for spec in vocabulary()}
    return {
        "format": "mengpaneel.exercise",
        "version": 1,
        "title": state["title"],
        "fictional": state["fictional"],
        "facilitator": state["facilitator"],
        "sliders": {
            key: {
                "now": answers[f"now.{key}"],
                "intended": answers[f"intended.{key}"],
                "why_now": whys.get(f"now.{key}", ""),
                "why_intended": whys.get(f"intended.{key}", ""),
            }
            for key in vocabulary().sliders
        },
        "facts": {key: answers[key] for key, kind in by_kind.items() if kind == "fact"},
        "organisation_model": {
            "answer": answers["organisation_model"],
            "why": whys.get("organisation_model", ""),
        },
        "marks": state["marks"],
        "what_if": state["tried"],
    }
