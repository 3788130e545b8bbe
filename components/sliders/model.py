"""The mixing desk as Param objects: five sliders with two lanes each, and the facts beside them.

It knows no rules and no screen. Every answer starts empty: the middle is a statement of its own
(S1:6) and is never a default.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import param

from components.answers import EMPTY, Lane, Position, State
from components.answers.owned import owned
from components.sliders.contents import facts as fact_contents
from components.sliders.contents import sliders as slider_contents
from components.words.escape import MAX_LENGTH

SLIDERS = (
    "internal_positioning",
    "process_with_residents",
    "process_within_municipality",
    "board_and_politics",
    "communication",
)


class Facts(param.Parameterized):
    """Facts beside one slider. Subclasses hold one parameter per fact, made from the content file."""

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield key and answer of each fact, in order."""
        for key in self.fact_keys():
            yield key, str(getattr(self, key))

    @classmethod
    def fact_keys(cls) -> tuple[str, ...]:
        """Return the keys of the facts, in order."""
        contents = fact_contents()
        return tuple(name for name in cls.param if name in contents)


@cache
def facts_class(slider: str) -> type[Facts]:
    """Return the class that holds the facts of `slider` (a key of `SLIDERS`)."""
    parameters = {
        key: param.Selector(
            default=EMPTY,
            objects=list(content.spec(key).answers),
            doc=f"{content.label.text('en')} ({content.source.ref}:{content.source.place})",
        )
        for key, content in slider_contents()[slider].facts.items()
    }
    name = "".join(part.title() for part in slider.split("_")) + "Facts"
    return type(name, (Facts,), {"__doc__": f"Facts beside the slider {slider}.", **parameters})


class Slider(param.Parameterized):
    """One slider: where it stands now, where it is intended, and why."""

    key = param.Selector(
        default=SLIDERS[0], objects=list(SLIDERS), constant=True, doc="Which of the five sliders this is."
    )
    now = param.Selector(
        default=Position.EMPTY.value, objects=[p.value for p in Position], doc="Position now, as a word."
    )
    intended = param.Selector(
        default=Position.EMPTY.value, objects=[p.value for p in Position], doc="Intended position, as a word."
    )
    why_now = param.String(default="", doc=f"Why it stands there now; at most {MAX_LENGTH} characters.")
    why_intended = param.String(default="", doc=f"Why that is intended; at most {MAX_LENGTH} characters.")
    facts = owned(Facts, "The facts recorded beside this slider.")

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key=key, facts=facts_class(key)(), **values)

    def position(self, lane: Lane) -> Position:
        """Return the position in `lane`."""
        return Position(getattr(self, lane))

    def state(self, lane: Lane) -> State:
        """Return which of the four states the slider is in, in `lane`."""
        return self.position(lane).state


class Desk(param.Parameterized):
    """The five sliders of the method (S0:7, S1:6), in its order."""

    internal_positioning = owned(Slider, "Positionering intern (S1:8).")
    process_with_residents = owned(Slider, "Proces met bewoners (S1:10).")
    process_within_municipality = owned(Slider, "Proces binnen de gemeente (S1:12).")
    board_and_politics = owned(Slider, "Bestuur en politiek (S1:14).")
    communication = owned(Slider, "Communicatie (S1:16).")

    def __init__(self) -> None:
        super().__init__(**{key: Slider(key) for key in SLIDERS})

    def __iter__(self) -> Iterator[Slider]:
        for key in SLIDERS:
            yield getattr(self, key)

    def __getitem__(self, key: str) -> Slider:
        if key not in SLIDERS:
            raise KeyError(key)
        return getattr(self, key)
