"""Finds the keys of interface words in code: in Python by its syntax tree, elsewhere by the quotes."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[3]
PLACES = ("components", "dashboard")
KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
PREFIX = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.(?:[a-z0-9_]*)")
#: Text between quotes that ends so is the name of a file.
FILE_ENDINGS = (
    "css",
    "csv",
    "html",
    "ipynb",
    "js",
    "json",
    "md",
    "mo",
    "po",
    "py",
    "svg",
    "toml",
    "txt",
    "yaml",
)
#: Functions that take a key of the words as their first argument.
TAKERS = {"t", "words", "refuse", "count", "text_of", "Problem"}
#: A key or the beginning of one in JavaScript: between quotes, or before the first place of a template.
QUOTED = re.compile(r"""(["'`])([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.?)(\1|\$\{)""")


@dataclass
class Use:
    """Keys found in code: `asked` are certainly meant as words, `seen` may be, `prefixes` are built upon."""

    asked: dict[str, str] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)


def catalogue(language: str) -> dict[str, Message]:
    """Return the messages of `language` by key."""
    place = ROOT / "components" / "words" / "locale" / language / "LC_MESSAGES" / "mengpaneel.po"
    with place.open("rb") as file:
        messages = read_po(file, locale=language)
    return {m.id if isinstance(m.id, str) else m.id[0]: m for m in messages if m.id}


def use_in_repository() -> Use:
    """Return every key used under `components` and `dashboard`."""
    found = Use()
    for place in PLACES:
        for path in sorted((ROOT / place).rglob("*")):
            if path.suffix == ".py":
                in_python(path.read_text("utf-8"), str(path.relative_to(ROOT)), found)
            elif path.suffix in {".js", ".html", ".jinja"}:
                in_script(path.read_text("utf-8"), str(path.relative_to(ROOT)), found)
    return found


def in_python(text: str, name: str, found: Use) -> Use:
    """Add the keys in Python code to `found`."""
    tree = ast.parse(text)
    pieces = {
        id(piece) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for piece in node.values
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in pieces:
            _literal(node.value, f"{name}:{node.lineno}", found)
        elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
            _begin(str(node.values[0].value), f"{name}:{node.lineno}", found)
        elif (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Add)
            and isinstance(node.left, ast.Constant)
        ):
            _begin(str(node.left.value), f"{name}:{node.lineno}", found)
        elif isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            key = node.args[0].value
            if _takes_words(node.func) and isinstance(key, str) and KEY.fullmatch(key):
                found.asked.setdefault(key, f"{name}:{node.lineno}")
    return found


def in_script(text: str, name: str, found: Use) -> Use:
    """Add the keys in JavaScript or a template to `found`."""
    for match in QUOTED.finditer(text):
        _, inside, end = match.groups()
        where = f"{name}:{text.count(chr(10), 0, match.start()) + 1}"
        if end == "${" or inside.endswith("."):
            _begin(inside, where, found)
        else:
            _literal(inside, where, found)
        before = text[max(0, match.start() - 12) : match.start()]
        if re.search(r"(?<![\w.])(?:t|word|words\.(?:t|get))\($", before) and KEY.fullmatch(inside):
            found.asked.setdefault(inside, where)
    return found


def _takes_words(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in TAKERS
    if isinstance(called, ast.Attribute):
        return called.attr in {"t", "count"}
    # words(language)("key")
    return isinstance(called, ast.Call) and isinstance(called.func, ast.Name) and called.func.id == "words"


def _literal(text: str, where: str, found: Use) -> None:
    if KEY.fullmatch(text) and not text.endswith(tuple(f".{ending}" for ending in FILE_ENDINGS)):
        found.seen.setdefault(text, where)


def _begin(text: str, where: str, found: Use) -> None:
    if PREFIX.fullmatch(text):
        found.prefixes.setdefault(text, where)
