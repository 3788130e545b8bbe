"""What a careful reader would say of rules: never fires, contradicts, says the same twice, lacks a word."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

from components.answers import Vocabulary
from components.bottlenecks.condition import Condition, bare, holds, refs
from components.bottlenecks.model import Kind, Rule
from components.documents import Problem
from components.words import LANGUAGES, Wording

#: Kinds that say the opposite of one another about one statement.
_AGAINST = {Kind.GAIN: {Kind.RISK, Kind.BOTTLENECK}}
#: Most combinations of answers compared for one pair of rules (two rules of four sliders: 5^8).
_MOST = 400_000


def check(rules: Sequence[Rule], vocabulary: Vocabulary, file: str = "") -> list[Problem]:
    """Return the problems of `rules`, in order: single rules first, then pairs."""
    found = [problem for rule in rules for problem in _single(rule, file)]
    ids = {rule.id.split(".")[0] for rule in rules}
    for rule in rules:
        found += [
            Problem("check.unknown_excludes", file, None, rule.id, {"other": other})
            for other in rule.excludes
            if other not in ids
        ]
    for first, second in itertools.combinations(rules, 2):
        found += _pair(first, second, vocabulary, file)
    return found


def _single(rule: Rule, file: str) -> Iterator[Problem]:
    table = rule.table
    decided = set(table.cells) - {"?"}
    if decided == {"0"}:
        yield Problem("check.never", file, None, rule.id)
    if decided == {"1"}:
        yield Problem("check.always", file, None, rule.id)
    everything_open = [table.unknown(axis) for axis in range(len(table.inputs))]
    idle = set(range(len(table.inputs))) - set(table.missing(everything_open))
    if len(decided) > 1:
        for axis in sorted(idle):
            yield Problem("check.idle_input", file, None, rule.id, {"input": table.inputs[axis]})
    for name in ("title", "short", "text", "question", "remedy"):
        wording: Wording | None = getattr(rule, name)
        for language in LANGUAGES:
            if wording is not None and getattr(wording, language) is None:
                yield Problem("check.untranslated", file, None, f"{rule.id}.{name}", {"language": language})


def _pair(first: Rule, second: Rule, vocabulary: Vocabulary, file: str) -> Iterator[Problem]:
    same_statement = _same(first.title, second.title) or _same(first.text, second.text)
    excluded = _excludes(first, second) or _excludes(second, first)
    against = second.kind in _AGAINST.get(first.kind, ()) or first.kind in _AGAINST.get(second.kind, ())
    if not (same_statement or excluded):
        return
    together, equal = _compare(first.condition, second.condition, vocabulary)
    if excluded and together:
        yield Problem("check.not_exclusive", file, None, first.id, {"other": second.id, "when": together})
    if same_statement and against and together:
        yield Problem("check.contradicts", file, None, first.id, {"other": second.id, "when": together})
    if same_statement and equal and not against:
        yield Problem("check.duplicates", file, None, first.id, {"other": second.id})


def _excludes(rule: Rule, other: Rule) -> bool:
    return other.id.split(".")[0] in rule.excludes


def _same(first: Wording, second: Wording) -> bool:
    return any(
        (a := getattr(first, language)) and (b := getattr(second, language)) and _folded(a) == _folded(b)
        for language in LANGUAGES
    )


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", plain))


def _compare(first: Condition, second: Condition, vocabulary: Vocabulary) -> tuple[str, bool]:
    """Return answers for which both conditions hold ("" for none), and whether they always agree."""
    names = tuple(dict.fromkeys((*refs(first), *refs(second))))
    domains = [vocabulary[bare(name)].known for name in names]
    together, equal = "", True
    for answers in itertools.islice(itertools.product(*domains), _MOST):
        named = dict(zip(names, answers, strict=True))
        one, two = holds(first, named), holds(second, named)
        equal = equal and one == two
        if one and two and not together:
            together = ", ".join(f"{name} = {answer}" for name, answer in named.items())
        if together and not equal:
            break
    return together, equal
