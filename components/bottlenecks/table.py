"""A condition compiled to a table of verdicts over its own inputs, unknown included.

The table is the one place where a rule is evaluated: Python and the browser both look up in it,
and derive from it why a rule applies, what would have to be known, and which moves touch it.

Layout: for inputs i1..in with k known answers each, an axis of k + 1 places (the last: unknown);
cells in row-major order, one character each: `1` applies, `0` does not, `?` undecided. A cell is
decided exactly when every completion of its unknown inputs gives the same verdict (architecture,
"Logic").
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from components.answers import InputSpec, Verdict, Vocabulary
from components.bottlenecks.condition import Condition, bare, holds, refs

_SIGNS = {"1": Verdict.APPLIES, "0": Verdict.NOT, "?": Verdict.UNDECIDED}


@dataclass(frozen=True)
class VerdictTable:
    """Verdicts of one rule. `inputs` are its refs, `specs` what they may answer, `cells` the verdicts."""

    inputs: tuple[str, ...]
    specs: tuple[InputSpec, ...]
    cells: str

    @cached_property
    def radices(self) -> tuple[int, ...]:
        """Places on each axis: the known answers, and one for unknown."""
        return tuple(len(spec.known) + 1 for spec in self.specs)

    def place(self, answers: Sequence[str]) -> tuple[int, ...]:
        """Return the place on each axis of `answers` (in the order of `inputs`)."""
        return tuple(
            spec.known.index(answer) if answer in spec.known else len(spec.known)
            for spec, answer in zip(self.specs, answers, strict=True)
        )

    def at(self, place: Sequence[int]) -> Verdict:
        """Return the verdict at a place."""
        index = 0
        for radix, step in zip(self.radices, place, strict=True):
            index = index * radix + step
        return _SIGNS[self.cells[index]]

    def verdict(self, answers: Sequence[str]) -> Verdict:
        """Return the verdict for `answers` (in the order of `inputs`; unknown ones included)."""
        return self.at(self.place(answers))

    def unknown(self, axis: int) -> int:
        """Return the place that means unknown on `axis`."""
        return self.radices[axis] - 1

    def reasons(self, place: Sequence[int]) -> tuple[int, ...]:
        """Return the axes that make the verdict at `place` what it is.

        The union of the smallest sets of known answers that alone suffice for it; () when undecided.
        """
        verdict = self.at(place)
        if verdict is Verdict.UNDECIDED:
            return ()
        known = [axis for axis, step in enumerate(place) if step != self.unknown(axis)]
        for size in range(len(known) + 1):
            enough = [
                chosen
                for chosen in itertools.combinations(known, size)
                if self.at([s if a in chosen else self.unknown(a) for a, s in enumerate(place)]) is verdict
            ]
            if enough:
                return tuple(sorted({axis for chosen in enough for axis in chosen}))
        return tuple(known)

    def missing(self, place: Sequence[int]) -> tuple[int, ...]:
        """Return the unknown axes that still matter for an undecided verdict at `place`.

        An axis matters when, with the other unknown ones completed somehow, its answer changes the verdict.
        """
        open_axes = [axis for axis, step in enumerate(place) if step == self.unknown(axis)]
        return tuple(axis for axis in open_axes if self._matters(axis, open_axes, place))

    def _matters(self, axis: int, open_axes: Sequence[int], place: Sequence[int]) -> bool:
        others = [other for other in open_axes if other != axis]
        for completion in itertools.product(*(range(self.unknown(other)) for other in others)):
            filled = list(place)
            for other, step in zip(others, completion, strict=True):
                filled[other] = step
            seen = set()
            for step in range(self.unknown(axis)):
                filled[axis] = step
                seen.add(self.at(filled))
            if len(seen) > 1:
                return True
        return False

    def moves(self, place: Sequence[int], axis: int) -> tuple[tuple[int, Verdict], ...]:
        """Return each other known answer on `axis` with the verdict it would give, where that differs."""
        verdict = self.at(place)
        found = []
        for step in range(self.unknown(axis)):
            moved = list(place)
            moved[axis] = step
            if step != place[axis] and self.at(moved) is not verdict:
                found.append((step, self.at(moved)))
        return tuple(found)


def compile_table(condition: Condition, vocabulary: Vocabulary) -> VerdictTable:
    """Return the verdict table of `condition`."""
    inputs = refs(condition)
    specs = tuple(vocabulary[bare(ref)] for ref in inputs)
    decided = {
        steps: holds(
            condition, {ref: spec.known[s] for ref, spec, s in zip(inputs, specs, steps, strict=True)}
        )
        for steps in itertools.product(*(range(len(spec.known)) for spec in specs))
    }
    table = VerdictTable(inputs, specs, "")
    cells = []
    for place in itertools.product(*(range(radix) for radix in table.radices)):
        choices = [
            range(table.unknown(axis)) if step == table.unknown(axis) else (step,)
            for axis, step in enumerate(place)
        ]
        verdicts = {decided[steps] for steps in itertools.product(*choices)}
        cells.append("?" if len(verdicts) > 1 else "01"[verdicts.pop()])
    return VerdictTable(inputs, specs, "".join(cells))
