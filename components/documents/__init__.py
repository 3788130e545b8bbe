"""Kernel room: documents from outside, read strictly and refused clearly."""

from components.documents.files import read_limited, write_whole
from components.documents.json_text import load_json
from components.documents.problem import Problem, Refusal
from components.documents.validate import validate
from components.documents.yaml_text import Located, load_yaml

__all__ = [
    "Located",
    "Problem",
    "Refusal",
    "load_json",
    "load_yaml",
    "read_limited",
    "validate",
    "write_whole",
]
