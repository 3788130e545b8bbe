"""How a bench says what it measured: median and 95th percentile, in one line each."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def said(what: str, values: Sequence[float], unit: str) -> str:
    """Return one line: what was measured, how often, median and p95 (nearest rank)."""
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    median = statistics.median(ordered)
    return f"{what:<52} n={len(ordered):<4} median {median:8.2f} {unit}   p95 {p95:8.2f} {unit}"
