"""YAML, strictly: plain words only, no aliases, no tags, no duplicate keys, bounded depth.

Every scalar stays text, so `yes` and `no` are the words they look like (not booleans), and an
alias bomb is refused before anything is built.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from components.documents.files import as_text, checked
from components.documents.problem import refuse

#: Largest YAML document, in bytes.
MAX_BYTES = 500_000
#: Deepest nesting accepted.
MAX_DEPTH = 20

#: The same loader in C where PyYAML has it: ten times as quick.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]


@dataclass
class Located:
    """A document with the line of each of its keys and items."""

    value: Any
    name: str
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int | None:
        """Return the line (1-based) of the nearest known place at or above `path`."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def load_yaml(data: bytes, name: str) -> Located:
    """Return the document in `data`. Refusal naming line and reason when it is not plain YAML."""
    text = as_text(checked(data, name, MAX_BYTES), name)
    try:
        _scan(text, name)
        node = yaml.compose(text, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError):
        raise refuse("problem.broken_yaml", name, _broken_at(text)) from None
    if node is None:
        raise refuse("problem.is_empty", name)
    document = Located(None, name)
    document.value = _build(node, (), document)
    return document


def _broken_at(text: str) -> int | None:
    """Return the line where `text` breaks. The loader in Python knows the place better than the one in C."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.line + 1 if mark else None
    except yaml.reader.ReaderError as error:  # a control character
        return text[: error.position].count("\n") + 1
    except (yaml.YAMLError, RecursionError):
        return None
    return None


def _scan(text: str, name: str) -> None:
    depth = 0
    documents = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise refuse("problem.alias", name, line)
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            raise refuse("problem.tag", name, line)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if documents > 1:
            raise refuse("problem.many_documents", name, line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise refuse("problem.too_deep", name, line)


def _build(node: yaml.Node, path: Path, document: Located) -> Any:
    document.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise refuse("problem.broken_yaml", document.name, line)
            key = str(key_node.value)
            if key in found:
                raise refuse("problem.duplicate_key", document.name, line, key)
            document.lines[*path, key] = line
            found[key] = _build(value_node, (*path, key), document)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, index), document) for index, item in enumerate(node.value)]
    return str(node.value)
