"""The mixing desk: five sliders with two lanes, empty until touched, and facts beside them."""

from __future__ import annotations

import pytest

from components.answers import Position, State
from components.sliders import SLIDERS, Desk, Facts, Slider, sliders
from tests import oracle


def test_a_desk_has_the_five_sliders_of_the_method_in_its_order() -> None:
    desk = Desk()
    assert [slider.key for slider in desk] == list(SLIDERS) == list(oracle.sliders())
    assert desk["communication"] is desk.communication
    with pytest.raises(KeyError):
        desk["loudness"]


@pytest.mark.parametrize("key", SLIDERS)
def test_a_slider_starts_empty_and_never_in_the_middle(key: str) -> None:
    slider = Desk()[key]
    assert (slider.now, slider.intended, slider.why_now, slider.why_intended) == ("empty", "empty", "", "")
    assert slider.state("now") is slider.state("intended") is State.EMPTY
    assert {answer for _, answer in slider.facts.items()} == {"empty"}


def test_lanes_are_apart() -> None:
    slider = Desk().communication
    slider.now = "low"
    assert slider.position("now") is Position.LOW
    assert slider.position("intended") is Position.EMPTY


@pytest.mark.parametrize("position", list(Position))
def test_a_slider_takes_each_position_as_a_word(position: Position) -> None:
    slider = Slider("communication", now=position.value)
    assert slider.position("now") is position
    assert slider.state("now") is position.state


@pytest.mark.parametrize("wrong", ["middle", 0, None, ""])
def test_a_slider_refuses_anything_else(wrong: object) -> None:
    slider = Slider("communication")
    with pytest.raises(ValueError, match="does not accept"):
        slider.param.update(now=wrong)
    assert slider.now == "empty"


def test_what_a_slider_is_never_changes() -> None:
    slider = Slider("communication")
    for name, value in (("key", "board_and_politics"), ("facts", Facts())):
        with pytest.raises(TypeError):
            setattr(slider, name, value)
    with pytest.raises(KeyError):
        Slider("loudness")


@pytest.mark.parametrize("key", SLIDERS)
def test_the_facts_of_a_slider_are_those_of_its_content(key: str) -> None:
    facts = Slider(key).facts
    known = oracle.known()
    assert list(facts.fact_keys()) == list(sliders()[key].facts)
    for name, answer in facts.items():
        assert answer == "empty"
        assert facts.param[name].objects == ["empty", "dont_know", *known[name]]


def test_desks_share_nothing() -> None:
    first, second = Desk(), Desk()
    first.communication.now = "high"
    first.internal_positioning.facts.param.update(mandate="yes")
    assert second.communication.now == "empty"
    assert dict(second.internal_positioning.facts.items())["mandate"] == "empty"
