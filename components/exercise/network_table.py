"""Tables behind the network: sliders, facts and model on one side, statements on the other.

An edge runs from each input a rule asks about to what the rule says. It lights up when that input
is among the reasons of a finding that applies.
"""

from __future__ import annotations

import pandas as pd

from components.answers import Lane, Verdict
from components.bottlenecks import Finding, bare, in_lane
from components.exercise.model import Exercise
from components.exercise.tables import because, needs
from components.exercise.vocabulary import answer_name, headed, input_name
from components.sliders import sliders
from components.words import Language, as_language, words

NODE_COLUMNS = {
    "layer": "slider, fact, model or finding.",
    "key": "Key of the input, or id of the rule.",
    "beside": "Key of the slider a fact stands beside; else empty.",
    "label": "Name of the input, or the statement.",
    "answer": "Answer of an input, as a code word; empty for a finding.",
    "answer_words": "The same as people read it.",
    "kind": "Kind of a finding; empty for an input.",
    "verdict": "Verdict of a finding; empty for an input.",
    "lit": "A finding that applies, or an input among its reasons.",
}
EDGE_COLUMNS = {
    "input": "Key of the slider, fact or model.",
    "rule": "Id of the rule that asks about it.",
    "lit": "The rule applies, and this input is among the reasons.",
    "needed": "The rule can't be told yet, and this input would have to be known.",
}


def network_frames(
    exercise: Exercise, lane: Lane = "now", language: str = "nl"
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the nodes and the edges of what hangs together in `lane`.

    Columns: see `NODE_COLUMNS` and `EDGE_COLUMNS`. Every slider and the model are there; a fact
    only when a rule asks about it. Rules that compare the lanes are left out.
    """
    shown = as_language(language)
    findings = exercise.findings(lane)
    edges = pd.DataFrame(
        [
            (
                bare(ref),
                finding.rule.id,
                finding.verdict is Verdict.APPLIES and name in finding.because,
                name in finding.needs,
            )
            for finding in findings
            for ref, name in zip(
                finding.rule.table.inputs, exercise.book.names(finding.rule, lane), strict=True
            )
        ],
        columns=list(EDGE_COLUMNS),
    )
    asked, lit = set(edges["input"]), set(edges.loc[edges["lit"].astype(bool), "input"])
    rows = [*_inputs(exercise, lane, asked, lit, shown), *(_finding(finding, shown) for finding in findings)]
    return pd.DataFrame(rows, columns=list(NODE_COLUMNS)), edges


def network_words(exercise: Exercise, lane: Lane = "now", language: str = "nl") -> pd.DataFrame:
    """Return the network as people read it: a row per statement, with what it hangs together with."""
    shown = as_language(language)
    t = words(shown)
    rows = [
        (
            finding.rule.title.text(shown),
            t(f"kind.{finding.rule.kind}"),
            t(f"verdict.{finding.verdict}"),
            because(finding, exercise.answers, shown),
            needs(finding.needs, True, shown),
        )
        for finding in exercise.findings(lane)
    ]
    columns = ["table.statement", "table.kind", f"desk.lane.{lane}", "table.because", "table.needs"]
    return pd.DataFrame(rows, columns=[headed(t(column)) for column in columns])


def _inputs(
    exercise: Exercise, lane: Lane, asked: set[str], lit: set[str], language: Language
) -> list[tuple[object, ...]]:
    vocabulary = exercise.book.vocabulary
    owner = {key: slider for slider, content in sliders().items() for key in content.facts}
    rows: list[tuple[object, ...]] = []
    for spec in vocabulary:
        if spec.kind == "fact" and spec.key not in asked:
            continue
        answer = exercise.answers[in_lane(spec.key, lane, vocabulary)]
        said = answer_name(spec.key, answer, language)
        name = input_name(spec.key, language)
        beside = owner.get(spec.key, "")
        rows.append((spec.kind, spec.key, beside, name, answer, said, "", "", spec.key in lit))
    return rows


def _finding(finding: Finding, language: Language) -> tuple[object, ...]:
    rule, verdict = finding.rule, finding.verdict
    lit = verdict is Verdict.APPLIES
    return ("finding", rule.id, "", rule.title.text(language), "", "", rule.kind.value, verdict.value, lit)
