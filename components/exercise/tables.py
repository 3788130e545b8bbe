"""The exercise as pandas tables: what the rules say of it, lane by lane and between the lanes.

Columns named after a code (`kind`, `verdict`, `status`, ...) hold the code words of the model, for
filtering; `title`, `because`, `needs`, `source` and all `..._words` hold text in the language asked
for. No numbers are derived: there is no score (product, principle 1). Pictures have their own tables
(`map_table.py`, `network_table.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from components.answers import LANES, Lane
from components.bottlenecks import Change, Finding, Rule, bare
from components.exercise.model import Exercise, Mark
from components.exercise.vocabulary import input_name, said
from components.words import Language, as_language, words

FINDING_COLUMNS = {
    "rule": "Stable id of the rule.",
    "lane": "`now` or `intended`; `both` for a rule that compares them.",
    "kind": "bottleneck, risk, gain or question.",
    "verdict": "applies, not, or undecided.",
    "title": "The statement.",
    "because": "The answers that make the verdict, in words; empty when undecided.",
    "needs": "What would have to be known, in words; empty when decided.",
    "source": "Author and title; empty for a facilitator's own statement.",
    "place": "Line in our copy of the source.",
    "standing": "Kind of source: method, programme or opinion; empty without a source.",
    "status": "Who says it: source, inference or facilitator.",
    "link": "Who ties it to the sliders; empty when nothing does.",
    "hedge": "How sure the source is.",
    "recognition": "The group's own mark: empty, recognised, partly or not_recognised.",
    "note": "The group's note.",
}
DIFFERENCE_COLUMNS = {
    "rule": "Stable id of the rule.",
    "kind": "bottleneck, risk, gain or question.",
    "title": "The statement.",
    "change": "begins, stays, ends; open when either lane is undecided.",
    "now": "Verdict now.",
    "intended": "Verdict with the intended positions.",
    "because_now": "The answers that make the verdict now, in words.",
    "because_intended": "The answers that make the intended verdict, in words.",
    "needs": "What would have to be known in either lane, in words.",
}


def findings_frame(exercise: Exercise, lane: Lane = "now", language: str = "nl") -> pd.DataFrame:
    """Return what each rule says of `lane`, then what the rules say that compare the lanes.

    Columns: see `FINDING_COLUMNS`. One row per rule, in the order of the packs.
    """
    shown = as_language(language)
    rows = []
    for finding in (*exercise.findings(lane), *exercise.comparisons()):
        rule, mark = finding.rule, exercise.marks.get(finding.rule.id, Mark())
        rows.append(
            {
                "rule": rule.id,
                "lane": finding.lane or "both",
                "kind": rule.kind.value,
                "verdict": finding.verdict.value,
                "title": rule.title.text(shown),
                "because": because(finding, exercise.answers, shown),
                "needs": needs(finding.needs, bool(finding.lane), shown),
                "source": source_words(rule, shown),
                "place": rule.place,
                "standing": rule.source.standing.value if rule.source else "",
                "status": rule.status.value,
                "link": rule.link.value if rule.link else "",
                "hedge": rule.hedge.value,
                "recognition": mark.recognition.value,
                "note": mark.note,
            }
        )
    return pd.DataFrame(rows, columns=list(FINDING_COLUMNS))


def differences_frame(exercise: Exercise, language: str = "nl") -> pd.DataFrame:
    """Return what begins, stays or ends between now and intended, and what can't be told yet.

    Columns: see `DIFFERENCE_COLUMNS`. Rules that apply in neither lane are left out.
    """
    shown = as_language(language)
    rows = []
    for step in exercise.differences():
        if step.change is Change.ABSENT:
            continue
        open_names = tuple(dict.fromkeys((*step.before.needs, *step.after.needs)))
        rows.append(
            {
                "rule": step.rule.id,
                "kind": step.rule.kind.value,
                "title": step.rule.title.text(shown),
                "change": step.change.value,
                "now": step.before.verdict.value,
                "intended": step.after.verdict.value,
                "because_now": because(step.before, exercise.answers, shown),
                "because_intended": because(step.after, exercise.answers, shown),
                "needs": needs(open_names, False, shown),
            }
        )
    return pd.DataFrame(rows, columns=list(DIFFERENCE_COLUMNS))


def because(finding: Finding, answers: Mapping[str, str], language: Language) -> str:
    """Return the inputs that make the verdict with their answers: "proces met bewoners: laag"."""
    lane = bool(finding.lane)
    return "; ".join(
        _in_lane(name, said(name, answers[name], language), lane, language) for name in finding.because
    )


def needs(names: Iterable[str], one_lane: bool, language: Language) -> str:
    """Return the inputs `names` in words; with their lane where two lanes are at stake."""
    return "; ".join(_in_lane(name, input_name(bare(name), language), one_lane, language) for name in names)


def source_words(rule: Rule, language: Language) -> str:
    """Return author and title of the rule's source; empty for a facilitator's own statement."""
    if rule.source is None:
        return ""
    return f"{rule.source.author.text(language)}: {rule.source.title.text(language)}"


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as mappings from column to value."""
    return [dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False, name=None)]


def _in_lane(name: str, text: str, one_lane: bool, language: Language) -> str:
    lane, dot, _ = name.partition(".")
    if one_lane or not dot or lane not in LANES:
        return text
    return words(language)("table.in_lane", lane=words(language)(f"desk.lane.{lane}"), text=text)
