"""Instrument: the mixing desk with its five sliders, their ends in words, and the facts beside them."""

from components.sliders.contents import FactContent, SliderContent, facts, sliders
from components.sliders.model import SLIDERS, Desk, Facts, Slider

__all__ = ["SLIDERS", "Desk", "FactContent", "Facts", "Slider", "SliderContent", "facts", "sliders"]
