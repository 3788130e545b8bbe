"""How the municipality is formally organised: the model the group chose, and why. The tool never chooses."""

from __future__ import annotations

import param

from components.answers import EMPTY
from components.organigram.contents import spec


class Organisation(param.Parameterized):
    """The organisation model the group recognises (S0:11)."""

    model = param.Selector(
        default=EMPTY,
        objects=list(spec().answers),
        doc="The model the group chose: sectoral, directorate, tilted, mixed; dont_know or empty.",
    )
    why = param.String(default="", doc="Why the group chose it; at most 10,000 characters.")
