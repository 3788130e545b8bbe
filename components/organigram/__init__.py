"""Instrument: how the municipality is formally organised. So far the model; the drawing comes later."""

from components.organigram.contents import INPUT, MIXED, ModelContent, models, spec
from components.organigram.model import Organisation

__all__ = ["INPUT", "MIXED", "ModelContent", "Organisation", "models", "spec"]
