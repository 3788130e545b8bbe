"""What the rules say of an exercise, as a list to read: the same groups and words as the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from components.answers import Lane, Verdict
from components.bottlenecks import Change, Finding, Kind, Status
from components.exercise import Exercise, Mark, Recognition
from components.exercise.tables import because, needs
from components.words import Language, clean, words

WIDTH = 88
#: A card in a group: what a rule says, and whether that is still open.
Grouped = dict[str, list[Finding]]


def listing(exercise: Exercise, lane: str, language: Language) -> str:
    """Return what the rules say: of `lane` "now" or "intended", or of the "difference" between the two."""
    t = words(language)
    heading = t("desk.view.difference") if lane == "difference" else t(f"desk.lane_title.{lane}")
    name = clean(exercise.title) or t("page.title")
    if exercise.fictional and t("page.fictional") not in name:
        name = f"{name} ({t('page.fictional')})"
    groups = _difference(exercise) if lane == "difference" else _lane(exercise, lane)
    said = [group for group in groups if group != "open" and groups[group]]
    lines = [name, heading, ""]
    if not said:
        touched = any(answer != "empty" for answer in exercise.answers.values())
        lines += [t(f"desk.nothing.{lane}") if touched else t("desk.nothing_yet"), ""]
    for group in said:
        lines += [t(f"desk.group.{group}"), ""]
        for finding in groups[group]:
            lines += [*_card(finding, exercise, language), ""]
    if groups["open"]:
        lines += [t("desk.group.open", number=len(groups["open"])), ""]
        for finding in groups["open"]:
            lines += [*_open(finding, language), ""]
    return "\n".join(lines)


def _lane(exercise: Exercise, lane: str) -> Grouped:
    groups: Grouped = {"bottleneck": [], "balance": [], "question": [], "open": []}
    shown: Lane = "intended" if lane == "intended" else "now"
    for finding in exercise.findings(shown):
        if finding.verdict is Verdict.UNDECIDED:
            groups["open"].append(finding)
        elif finding.verdict is Verdict.APPLIES:
            kind = finding.rule.kind
            groups["balance" if kind in {Kind.GAIN, Kind.RISK} else kind.value].append(finding)
    return groups


def _difference(exercise: Exercise) -> Grouped:
    groups: Grouped = {"begins": [], "ends": [], "stays": [], "compare": [], "open": []}
    for step in exercise.differences():
        if step.change is Change.OPEN:
            now_open = step.before.verdict is Verdict.UNDECIDED
            groups["open"].append(step.before if now_open else step.after)
        elif step.change is not Change.ABSENT:
            groups[step.change.value].append(step.before if step.change is Change.ENDS else step.after)
    groups["compare"] = [f for f in exercise.comparisons() if f.verdict is Verdict.APPLIES]
    return groups


def _card(finding: Finding, exercise: Exercise, language: Language) -> Iterator[str]:
    t, rule = words(language), finding.rule
    mark = exercise.marks.get(rule.id, Mark())
    yield _title(finding, language)
    yield from _indented(
        t("desk.said", name=t("table.because"), answer=because(finding, exercise.answers, language)),
        rule.text.text(language),
        _source(finding, language),
        "" if rule.hedge.value == "asked" else t(f"hedge.{rule.hedge}"),
        f"{t('desk.question')} {rule.question.text(language)}" if rule.question else "",
        f"{t('desk.remedy')} {rule.remedy.text(language)}" if rule.remedy else "",
        ""
        if mark.recognition is Recognition.EMPTY
        else f"{t('desk.recognise_short')} {t(f'desk.mark.{mark.recognition}')}",
        t("desk.said", name=t("desk.note"), answer=mark.note) if mark.note else "",
    )


def _open(finding: Finding, language: Language) -> Iterator[str]:
    yield _title(finding, language)
    inputs = needs(finding.needs, bool(finding.lane), language)
    yield from _indented(words(language)("desk.needs", inputs=inputs))


def _title(finding: Finding, language: Language) -> str:
    t, rule = words(language), finding.rule
    return "- " + t("desk.said", name=t(f"kind.{rule.kind}"), answer=rule.title.text(language))


def _source(finding: Finding, language: Language) -> str:
    t, rule = words(language), finding.rule
    parts = [t(f"status.{rule.status}")]
    if rule.source:
        author = rule.source.author.text(language)
        parts += [
            t("desk.source", author=author, year=rule.source.year, place=rule.place),
            t(f"standing.{rule.source.standing}"),
        ]
    elif rule.status is not Status.FACILITATOR:
        parts.append(t("desk.no_source"))
    if rule.link:
        parts.append(t("desk.said", name=t("desk.link"), answer=t(f"status.{rule.link}")))
    return "; ".join(parts)


def _indented(*texts: str) -> Iterable[str]:
    return (
        fill(text, WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
        for text in texts
        if text
    )
