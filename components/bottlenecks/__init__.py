"""Kernel room: rules, rule packs, findings, and what changed and why."""

from components.bottlenecks.changes import Change, Move, Transition, between_lanes, change, effects, moves
from components.bottlenecks.condition import bare, in_lane
from components.bottlenecks.model import Finding, Hedge, Kind, Rule, RuleBook, Status
from components.bottlenecks.pack import built_in_packs, load_book, load_pack, pack_schema

__all__ = [
    "Change",
    "Finding",
    "Hedge",
    "Kind",
    "Move",
    "Rule",
    "RuleBook",
    "Status",
    "Transition",
    "bare",
    "between_lanes",
    "built_in_packs",
    "change",
    "effects",
    "in_lane",
    "load_book",
    "load_pack",
    "moves",
    "pack_schema",
]
