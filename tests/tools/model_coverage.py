"""Check that the tests reach the models: 95 % of the branches in `components/**/model.py`.

    python -m tests.tools.model_coverage COVERAGE_JSON

The argument is what `coverage json` wrote. Counted over all models together are both the branches and
the statements; of each model that misses one it prints which lines are missed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path, PurePosixPath
from typing import Any

GOAL = 95.0


def models(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return {path: what coverage says} of each `model.py` below `components/`."""
    found = {name.replace("\\", "/"): entry for name, entry in report["files"].items()}
    return {
        name: entry
        for name, entry in sorted(found.items())
        if name.startswith("components/") and PurePosixPath(name).name == "model.py"
    }


def percentage(entries: list[dict[str, Any]], covered: str, total: str) -> float:
    """Return which percentage `covered` is of `total`, over all entries; 100 when there is nothing."""
    whole = sum(entry["summary"][total] for entry in entries)
    return 100.0 * sum(entry["summary"][covered] for entry in entries) / whole if whole else 100.0


def missed(entry: dict[str, Any]) -> str:
    """Return the lines and the branches (from -> to) that no test reaches, or nothing."""
    branches = [
        f"{start} -> {end if end > 0 else 'exit'}" for start, end in entry.get("missing_branches", [])
    ]
    return ", ".join([*map(str, entry["missing_lines"]), *branches])


def main(arguments: list[str]) -> int:
    """Print the coverage of the models; exit code 1 when it is below the goal or there is no model."""
    found = models(json.loads(Path(arguments[0]).read_text("utf-8")))
    if not found:
        print("model coverage: the report holds no model.py; did the tests run?")
        return 1
    entries = list(found.values())
    branches = percentage(entries, "covered_branches", "num_branches")
    statements = percentage(entries, "covered_lines", "num_statements")
    for name, entry in found.items():
        if lines := missed(entry):
            print(f"  {name}: no test reaches {lines}")
    print(
        f"model coverage: {branches:.1f} % of branches, {statements:.1f} % of statements (goal {GOAL:.0f} %)"
    )
    return 0 if min(branches, statements) >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
