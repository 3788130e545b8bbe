"""Instrument: how the municipality is formally organised. So far the model; the drawing comes with the organigram."""

from components.organigram.contents import INPUT, MIXED, ModelContent, models, spec
from components.organigram.model import Organisation

__all__ = ["INPUT", "MIXED", "ModelContent", "Organisation", "models", "spec"]
