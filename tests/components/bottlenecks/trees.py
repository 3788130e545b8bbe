"""Random conditions for the property tests: raw, as a pack would write them, with answers to them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from tests import oracle

#: A choice of inputs of every kind: sliders, facts with two and with three answers, the model.
SLIDERS = ("internal_positioning", "process_with_residents", "communication")
FACTS = ("own_budget", "mandate", "communication_form", "organisation_model")
LANED = tuple(f"{lane}.{slider}" for slider in SLIDERS for lane in oracle.LANES)


def _words(name: str) -> tuple[str, ...]:
    key = name.rpartition(".")[2]
    return (*oracle.known()[key], *(("high", "low") if key in SLIDERS else ()))


def _leaf(name: str) -> st.SearchStrategy[dict[str, Any]]:
    word = st.sampled_from(_words(name))
    some = st.lists(word, min_size=1, max_size=3)
    return st.fixed_dictionaries({name: word | some})


def _tree(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    alike = [(a, b) for a in names for b in names if a != b and _words(a) == _words(b)]
    leaves = st.sampled_from(names).flatmap(_leaf)
    if alike:
        leaves |= st.sampled_from(alike).map(lambda pair: {"differ": list(pair)})
    both = st.tuples(st.sampled_from(names).flatmap(_leaf), st.sampled_from(names).flatmap(_leaf)).map(
        lambda pair: {**pair[0], **pair[1]}
    )
    return st.recursive(
        leaves | both,
        lambda part: st.one_of(
            st.lists(part, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
            st.lists(part, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
            part.map(lambda inner: {"not": inner}),
        ),
        max_leaves=6,
    )


def conditions() -> st.SearchStrategy[dict[str, Any]]:
    """Return raw conditions over at most four inputs, which name a lane with every slider or with none."""

    def over(pool: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
        chosen = st.lists(st.sampled_from(pool), min_size=1, max_size=4, unique=True)
        return chosen.flatmap(lambda names: _tree(tuple(names)))

    return over(SLIDERS + FACTS) | over(LANED + FACTS)


def answers_to(when: Any) -> st.SearchStrategy[dict[str, str]]:
    """Return answers to the inputs of `when` in the lane now, unknown ones included; some are left out."""
    names = oracle.names(oracle.asking(when), "now")
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(oracle.all_answers(name)) for name in names}
    )


def asked() -> st.SearchStrategy[tuple[dict[str, Any], dict[str, str]]]:
    """Return a condition with answers to it."""
    return conditions().flatmap(lambda when: st.tuples(st.just(when), answers_to(when)))


def pack_text(*whens: Any, **changes: Any) -> str:
    """Return the text of a pack with a facilitator's question for each of `whens`, each with `changes`."""
    question = {"kind": "question", "status": "facilitator", "hedge": "asked"}
    wording = {"nl": "Vraag", "en": "Question"}
    rules = [
        {"id": f"X{number}", **question, "when": when, "title": wording, "text": wording, **changes}
        for number, when in enumerate(whens, 1)
    ]
    # JSON is YAML, and writes no aliases.
    return json.dumps({"pack": "random", "title": wording, "rules": rules}, ensure_ascii=False)
