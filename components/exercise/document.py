"""An exercise as a document: one typed, versioned form, read from JSON and written to it.

    parse_document(bytes) -> ExerciseDocument -> apply_document -> Exercise
    Exercise -> to_document -> ExerciseDocument -> document_bytes -> bytes

Everything is checked before anything of an exercise is touched. It knows no paths (`files.py`) and
no tables (`csv_text.py`). What the document may hold of answers is the vocabulary's, never repeated here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Annotated, Any, Literal, cast

from param.parameterized import batch_call_watchers
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from components.answers import EMPTY, LANES, Position
from components.bottlenecks import bare
from components.documents import Located, load_json, validate
from components.documents.problem import refuse
from components.exercise.model import Exercise, Mark, Recognition
from components.exercise.situation import Situation
from components.exercise.vocabulary import names, vocabulary
from components.exercise.whatif import WhatIf
from components.organigram import INPUT
from components.sliders import SLIDERS
from components.words import clean
from components.words.escape import MAX_LENGTH

FORMAT = "mengpaneel.exercise"
VERSION = 1
#: Most marks in one document (the built-in rules and twenty packs together stay far below it).
MAX_MARKS = 2_000
#: What the id of a rule may look like, the repeated ones (`R54.communication`) included.
ID_PATTERN = r"^[A-Za-z][A-Za-z0-9_.-]{0,99}$"

#: From a version to the next: the document of that version -> the document of the next one, as plain
#: dicts. Pure, and before validation: an old document may be damaged too, and is refused if so.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def _not_allowed(allowed: Iterable[str]) -> PydanticCustomError:
    return PydanticCustomError("literal_error", "not allowed", {"expected": ", ".join(allowed)})


def _among(allowed: Iterable[str]) -> AfterValidator:
    words = tuple(map(str, allowed))

    def check(answer: str) -> str:
        if answer not in words:
            raise _not_allowed(words)
        return answer

    return AfterValidator(check)


def _model(answer: str) -> str:
    if answer not in (possible := vocabulary()[INPUT].answers):
        raise _not_allowed(possible)
    return answer


Text = Annotated[str, AfterValidator(clean), Field(json_schema_extra={"maxLength": MAX_LENGTH})]
PositionWord = Annotated[str, _among(Position), Field(json_schema_extra={"enum": [*map(str, Position)]})]
RecognitionWord = Annotated[
    str, _among(Recognition), Field(json_schema_extra={"enum": [*map(str, Recognition)]})
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SliderDocument(_Part):
    """One slider: where it stands now and where it is intended, and why."""

    now: PositionWord = EMPTY
    intended: PositionWord = EMPTY
    why_now: Text = ""
    why_intended: Text = ""


class SlidersDocument(_Part):
    """The five sliders."""

    internal_positioning: SliderDocument = SliderDocument()
    process_with_residents: SliderDocument = SliderDocument()
    process_within_municipality: SliderDocument = SliderDocument()
    board_and_politics: SliderDocument = SliderDocument()
    communication: SliderDocument = SliderDocument()

    def __getitem__(self, key: str) -> SliderDocument:
        if key not in SLIDERS:
            raise KeyError(key)
        return getattr(self, key)


class ModelDocument(_Part):
    """The organisation model the group chose, and why."""

    answer: Annotated[str, AfterValidator(_model)] = EMPTY
    why: Text = ""


class MarkDocument(_Part):
    """What the group said of one statement."""

    recognition: RecognitionWord = Recognition.EMPTY.value
    note: Text = ""


class ExerciseDocument(_Part):
    """A whole exercise. `facts` and `what_if` always hold every answer; marks without content are left out.

    `what_if` (only while something is tried) maps answer names to answers; one not named is as recorded.
    """

    format: Literal["mengpaneel.exercise"]
    version: Literal[1]
    title: Text = ""
    fictional: Annotated[bool, Field(strict=True)] = False
    facilitator: Annotated[bool, Field(strict=True)] = False
    sliders: SlidersDocument = SlidersDocument()
    facts: dict[str, str] = Field(default_factory=dict, validate_default=True)
    organisation_model: ModelDocument = ModelDocument()
    marks: dict[str, MarkDocument] = Field(default_factory=dict, max_length=MAX_MARKS)
    what_if: dict[str, str] | None = None

    @field_validator("facts")
    @classmethod
    def _facts(cls, facts: dict[str, str]) -> dict[str, str]:
        keys = fact_keys()
        _demand(facts, keys)
        return {key: facts.get(key, EMPTY) for key in keys}

    @field_validator("marks")
    @classmethod
    def _marks(cls, marks: dict[str, MarkDocument]) -> dict[str, MarkDocument]:
        ill = PydanticCustomError("string_pattern_mismatch", "not an id")
        _raise([_at(rule_id, ill) for rule_id in marks if not re.fullmatch(ID_PATTERN, rule_id)])
        return {rule_id: mark for rule_id, mark in sorted(marks.items()) if mark != MarkDocument()}

    @field_validator("what_if")
    @classmethod
    def _tried(cls, tried: dict[str, str] | None, info: ValidationInfo) -> dict[str, str] | None:
        if tried is None:
            return None
        _demand(tried, names())
        if not {"sliders", "facts", "organisation_model"} <= info.data.keys():
            return tried
        return {**_flat(info.data["sliders"], info.data["facts"], info.data["organisation_model"]), **tried}

    @property
    def answers(self) -> dict[str, str]:
        """Every recorded answer by name (`now.communication`, `mandate`, `organisation_model`)."""
        return _flat(self.sliders, self.facts, self.organisation_model)


def fact_keys() -> tuple[str, ...]:
    """Return the key of every fact, in order."""
    return tuple(spec.key for spec in vocabulary() if spec.kind == "fact")


def _flat(sliders: SlidersDocument, facts: Mapping[str, str], model: ModelDocument) -> dict[str, str]:
    found = {f"{lane}.{key}": getattr(sliders[key], lane) for key in SLIDERS for lane in LANES}
    found |= {**facts, INPUT: model.answer}
    return {name: found[name] for name in names()}


def _demand(answers: Mapping[str, str], allowed: Collection[str]) -> None:
    """Refuse answers to what is not asked, and answers that are not possible, each at its own place."""
    wrong: list[InitErrorDetails] = []
    for name, answer in answers.items():
        if name not in allowed:
            wrong.append(_at(name, PydanticCustomError("extra_forbidden", "unknown name")))
        elif answer not in (possible := vocabulary()[bare(name)].answers):
            wrong.append(_at(name, _not_allowed(possible), answer))
    _raise(wrong)


def _at(name: str, error: PydanticCustomError, found: str | None = None) -> InitErrorDetails:
    return InitErrorDetails(type=error, loc=(name,), input=name if found is None else found)


def _raise(wrong: list[InitErrorDetails]) -> None:
    if wrong:
        raise ValidationError.from_exception_data("exercise", wrong)


def parse_document(data: bytes, name: str) -> ExerciseDocument:
    """Return the exercise in the JSON document `data`. Refusal naming `name`, place and reason when wrong."""
    raw = load_json(data, name)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise refuse("problem.foreign", name)
    return validate(ExerciseDocument, Located(_migrated(raw, name), name))


def _migrated(raw: dict[str, Any], name: str) -> dict[str, Any]:
    if "version" not in raw:
        raise refuse("problem.missing", name, None, "version")
    version = raw["version"]
    if type(version) is not int:
        raise refuse("problem.wrong_type", name, None, "version")
    if version > VERSION:
        raise refuse("problem.newer", name, None, "version")
    for step in range(version, VERSION):
        if step not in MIGRATIONS:
            raise refuse("problem.not_allowed", name, None, "version", found=version, expected=VERSION)
        try:
            raw = MIGRATIONS[step](raw)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise refuse("problem.wrong_type", name) from error
    return raw


def document_bytes(document: ExerciseDocument) -> bytes:
    """Return `document` as JSON in UTF-8: the same document gives the same bytes."""
    value = document.model_dump(mode="json")
    return (json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")


def to_document(exercise: Exercise) -> ExerciseDocument:
    """Return what `exercise` holds: what was recorded, the marks, and what is being tried, if anything."""
    recorded, trying = _situation(exercise).answers, _what_if(exercise).active
    raw = {
        "format": FORMAT,
        "version": VERSION,
        "title": exercise.title,
        "fictional": exercise.fictional,
        "facilitator": exercise.facilitator,
        "sliders": {
            slider.key: {
                **{lane: recorded[f"{lane}.{slider.key}"] for lane in LANES},
                "why_now": slider.why_now,
                "why_intended": slider.why_intended,
            }
            for slider in exercise.desk
        },
        "facts": {key: recorded[key] for key in fact_keys()},
        "organisation_model": {"answer": recorded[INPUT], "why": exercise.organisation.why},
        "marks": {
            rule_id: {"recognition": mark.recognition.value, "note": mark.note}
            for rule_id, mark in exercise.marks.items()
        },
        "what_if": dict(exercise.shown.answers) if trying else None,
    }
    return validate(ExerciseDocument, Located(raw, exercise.title))


def apply_document(document: ExerciseDocument, exercise: Exercise) -> None:
    """Make `exercise` what `document` says: whole or not at all, as one update, with no history.

    Marks of rules that `exercise` does not know are kept. Refusal when the document does not hold.
    """
    whole = validate(ExerciseDocument, Located(document.model_dump(warnings=False), document.title))
    marks = {key: Mark(Recognition(mark.recognition), mark.note) for key, mark in whole.marks.items()}
    recorded, what_if = _situation(exercise), _what_if(exercise)
    with batch_call_watchers(exercise):
        with recorded.as_one_step():
            recorded.place(whole.answers)
            for slider in exercise.desk:
                said = whole.sliders[slider.key]
                slider.param.update(why_now=said.why_now, why_intended=said.why_intended)
            exercise.organisation.why = whole.organisation_model.why
        recorded.forget()
        what_if.active = whole.what_if is not None
        if whole.what_if is not None:
            exercise.shown.place(whole.what_if)
            exercise.shown.forget()
        exercise.param.update(
            title=whole.title, fictional=whole.fictional, facilitator=whole.facilitator, marks=marks
        )


# Param types a ClassSelector without a default as optional; an exercise always has both.
def _situation(exercise: Exercise) -> Situation:
    return cast("Situation", exercise.recorded)


def _what_if(exercise: Exercise) -> WhatIf:
    return cast("WhatIf", exercise.what_if)
