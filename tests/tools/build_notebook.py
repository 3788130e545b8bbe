"""Runs `explore.ipynb` and keeps what reads without a kernel: text, tables and SVG, nothing of this machine.

    python -m tests.tools.build_notebook

The text and the code of the notebook stand in the notebook itself; only its outputs are made here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "dashboard" / "notebooks" / "explore.ipynb"
#: Outputs that read by themselves; live ones (widgets, scripts) come back when the notebook is run.
STATIC = ("text/plain", "text/html", "image/svg+xml")


def executed(path: Path = NOTEBOOK) -> Any:
    """Return the notebook at `path`, run. CellExecutionError when a cell fails."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": ROOT}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=where).execute()
    return notebook


def readable(notebook: Any) -> dict[str, Any]:
    """Return `notebook` with static outputs only, and without times, paths and versions."""
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {}
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [kept for output in cell.outputs if (kept := _static(output)) is not None]
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return notebook


def _static(output: Any) -> Any:
    """Return what can be read of an output, or None."""
    if output.output_type == "stream":
        return output if output.name == "stdout" else None
    found = output.get("data", {})
    data = {kind: text for kind, text in found.items() if kind in STATIC}
    live = set(found) - {*STATIC, "text/markdown"} or "<script" in str(data.get("text/html", ""))
    if live or not data:
        return None
    output.data = {kind: text for kind, text in data.items() if kind != "text/plain" or len(data) == 1}
    output.metadata = {}
    if "execution_count" in output:
        output.execution_count = None
    return output


if __name__ == "__main__":
    NOTEBOOK.write_text(json.dumps(readable(executed()), ensure_ascii=False, indent=1) + "\n", "utf-8")
