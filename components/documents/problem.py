"""What is wrong with a document: where, and why, as a key of the interface words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from components.words import Language, clean, words


@dataclass(frozen=True)
class Problem:
    """One thing wrong: the file, the line (1-based, None when unknown), the key, and the reason.

    `reason` is a key of the interface words; `values` fill its places. Values come from the
    document, so they are cleaned and shortened here.
    """

    reason: str
    file: str = ""
    line: int | None = None
    key: str = ""
    values: dict[str, str] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """Return one sentence for a person: what, where, what to do."""
        t = words(language)
        shown = {name: _line(value, _LONGEST.get(name, 1000)) for name, value in self.values.items()}
        where = [_line(self.file, 200)] if self.file else []
        if self.line is not None:
            where.append(t("problem.line", line=self.line))
        if self.key:
            where.append(t("problem.key", key=_line(self.key, 120)))
        reason = t(self.reason, **shown)
        return f"{', '.join(where)}: {reason}" if where else reason


#: Longest text shown of what a document holds; other values are our own lists of what it may hold.
_LONGEST = {"found": 80}


def _line(text: str, limit: int) -> str:
    return " ".join(clean(text).split())[:limit]


class Refusal(Exception):
    """A document was refused. Nothing of it was used.

    Carries every problem found; `text` gives them as lines.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return self.text("en")

    def text(self, language: Language) -> str:
        """Return the problems as lines in `language`."""
        return "\n".join(problem.text(language) for problem in self.problems)


def refuse(reason: str, file: str = "", line: int | None = None, key: str = "", **values: object) -> Refusal:
    """Return a refusal with one problem."""
    return Refusal([Problem(reason, file, line, key, {name: str(value) for name, value in values.items()})])
