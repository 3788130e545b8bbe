"""The JSON Schema of an exercise file, published as `docs/schema/exercise.schema.json`."""

from __future__ import annotations

import json
from typing import Any

from components.bottlenecks import bare
from components.exercise.document import FORMAT, ID_PATTERN, ExerciseDocument, fact_keys
from components.exercise.vocabulary import names, vocabulary
from components.organigram import INPUT

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def exercise_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an exercise file, with every answer that is possible."""
    schema = ExerciseDocument.model_json_schema()
    properties, parts = schema["properties"], schema["$defs"]
    properties["facts"] = {"type": "object", "default": {}, **_answers(fact_keys())}
    properties["what_if"] = {"type": ["object", "null"], "default": None, **_answers(names())}
    properties["marks"]["propertyNames"] = {"pattern": ID_PATTERN}
    parts["ModelDocument"]["properties"]["answer"]["enum"] = list(vocabulary()[INPUT].answers)
    head = {"$schema": DRAFT, "title": FORMAT}
    return {**head, **{key: value for key, value in schema.items() if key not in head}}


def schema_bytes() -> bytes:
    """Return the schema as the published file holds it."""
    return (json.dumps(exercise_schema(), indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _answers(allowed: tuple[str, ...]) -> dict[str, Any]:
    return {
        "properties": {name: {"enum": list(vocabulary()[bare(name)].answers)} for name in allowed},
        "additionalProperties": False,
    }
