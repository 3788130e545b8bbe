"""Rule packs: read whole, or refused with file, line or key, and reason, and nothing of them is used."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from components.bottlenecks import built_in_packs, load_pack, pack_schema
from components.bottlenecks.pack import Pack
from components.documents import Refusal, load_yaml
from components.exercise.vocabulary import book, slider_names, vocabulary
from tests import oracle
from tests.components.bottlenecks.packs import GOOD, WRONG, having


def load(text: str) -> Pack:
    return load_pack(text.encode(), "mine.yaml", vocabulary(), slider_names())


def test_a_good_pack_is_read() -> None:
    pack = load(GOOD)
    assert (pack.name, pack.title.nl, [rule.id for rule in pack.rules]) == ("mine", "Mijn pakket", ["X1"])


def test_a_municipality_adds_its_rules_after_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD, "utf-8")
    rules = book([tmp_path / "mine.yaml"])
    assert [rule.id for rule in rules] == [*(rule.id for rule in oracle.rules()), "X1"]


@pytest.mark.parametrize(
    ("data", "reason", "line", "said"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG]
)
def test_a_wrong_pack_is_refused_in_dutch_with_its_place_and_nothing_starts_half(
    data: str | bytes, reason: str, line: int | None, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(Refusal) as refusal:
        book([path])
    problem = refusal.value.problems[0]
    assert (problem.reason, problem.line) == (reason, line)
    assert "wrong.yaml" in problem.file
    text = refusal.value.text("nl")
    assert said in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert refusal.value.text("en") != text


def test_a_folder_or_a_missing_file_is_no_pack(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "Dit is een map"), (tmp_path / "gone.yaml", "Dit bestand is er niet")):
        with pytest.raises(Refusal) as refusal:
            book([path])
        assert said in refusal.value.text("nl")
        assert str(path) in refusal.value.text("nl")


def test_a_wrong_pack_beside_a_good_one_brings_no_rule_of_either(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "wrong.yaml").write_text(having("X1", "X 1"), "utf-8")
    with pytest.raises(Refusal):
        book([tmp_path / "good.yaml", tmp_path / "wrong.yaml"])
    assert len(book()) == len(oracle.rules())


def test_every_wrong_pack_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(having('"yes"', "perhaps"), "utf-8")
    (tmp_path / "b.yaml").write_text("", "utf-8")
    with pytest.raises(Refusal) as refusal:
        book([tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml"])
    assert {Path(problem.file).name for problem in refusal.value.problems} == {"a.yaml", "b.yaml", "c.yaml"}


def test_every_problem_of_a_pack_is_named_at_once() -> None:
    text = having("status: facilitator", "status: source").replace('"yes"', "perhaps")
    with pytest.raises(Refusal) as refusal:
        load(text)
    assert {p.reason for p in refusal.value.problems} == {"pack.source_needed", "pack.unknown_answer"}


def test_two_packs_may_not_use_one_id(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    with pytest.raises(Refusal) as refusal:
        book([tmp_path / "a.yaml", tmp_path / "b.yaml"])
    assert [(p.reason, p.key) for p in refusal.value.problems] == [("pack.id_taken", "X1")]


def test_hostile_text_in_a_good_pack_is_cleaned_and_kept_as_text() -> None:
    text = having("nl: Vraag", 'nl: "<script>\\u202E{0.__class__}\\0</script>"')
    assert load(text).rules[0].title.nl == "<script>{0.__class__}</script>"


def test_a_pack_brings_its_own_sources() -> None:
    own = "sources:\n  N1:\n    author: {nl: Gemeente}\n    title: {nl: Nota}\n    standing: opinion\n"
    text = having("rules:\n", own + "rules:\n").replace("status: facilitator", "status: inference")
    rule = load(text + '    source: {ref: N1, place: "p. 3"}\n').rules[0]
    assert rule.source is not None
    assert (rule.source.title.nl, rule.place) == ("Nota", "p. 3")


def test_a_repeated_rule_is_written_out_for_each_slider() -> None:
    text = having('when: {own_budget: "yes"}', 'each: slider\n    when: {"{slider}": no_choice}')
    rules = load(text.replace("Vraag", '"Over {slider}"')).rules
    assert [rule.id for rule in rules] == [f"X1.{slider}" for slider in oracle.sliders()]
    assert [rule.title.nl for rule in rules] == [f"Over {name['nl']}" for name in oracle.sliders().values()]
    assert [rule.table.inputs for rule in rules] == [(slider,) for slider in oracle.sliders()]


def test_a_repeated_rule_loses_no_condition_on_the_slider_it_names() -> None:
    text = having(
        'when: {own_budget: "yes"}', 'each: slider\n    when: {"{slider}": [low, high], communication: high}'
    )
    last = load(text).rules[-1]
    assert last.table.inputs == ("communication",)
    assert last.table.cells == "00011?"


def test_the_schema_of_a_pack_is_published_and_accepts_the_built_in_packs() -> None:
    schema = pack_schema(vocabulary())
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(schema)
    for name, data in built_in_packs().items():
        assert list(judge.iter_errors(load_yaml(data, name).value)) == []
    assert not judge.is_valid({"pack": "x"})
