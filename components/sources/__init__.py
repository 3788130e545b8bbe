"""Kernel room: the bibliography. Which texts the product rests on, and what kind of text each is."""

from components.sources.model import SOURCES, Reference, Source, Standing

__all__ = ["SOURCES", "Reference", "Source", "Standing"]
