"""The import contracts hold, and each of them really catches what its sentence forbids."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "from importlinter.cli import lint_imports_command; lint_imports_command()"
LINT = [sys.executable, "-c", COMMAND, "--no-cache"]

# For each contract: a file, and the line that breaks what the contract's sentence says.
VIOLATIONS = [
    ("components never imports dashboard", "components/words/planted.py", "import dashboard"),
    (
        "models import no panel, holoviews, bokeh or database",
        "components/words/planted.py",
        "def draw():\n    import panel",
    ),
    (
        "models import no panel, holoviews, bokeh or database",
        "components/words/planted.py",
        "from sqlite3 import connect",
    ),
    (
        "the exercise and its export compose instruments, and instruments stand on the kernel",
        "components/case/planted.py",
        "import components.export",
    ),
    (
        "the exercise and its export compose instruments, and instruments stand on the kernel",
        "components/bottlenecks/planted.py",
        "import components.case",
    ),
    (
        "the exercise and its export compose instruments, and instruments stand on the kernel",
        "components/unlisted_room/planted.py",
        "",
    ),
    ("instruments do not know one another", "components/organigram/planted.py", "import components.case"),
    (
        "in the kernel bottlenecks stand on answers and sources, those on documents, those on words",
        "components/words/planted.py",
        "import components.sources",
    ),
    (
        "in a folder imports go from view to plots to tables to model",
        "components/answers/model.py",
        "import components.answers.tables",
    ),
    (
        "in the dashboard app and command line stand on pages, pages on sessions, sessions on the theme",
        "dashboard/theme/planted.py",
        "import dashboard.pages",
    ),
]


def contract_names() -> set[str]:
    """Return the sentences of all contracts in `.importlinter`."""
    settings = ConfigParser()
    settings.read(ROOT / ".importlinter", encoding="utf-8")
    return {settings[section]["name"] for section in settings.sections() if ":contract:" in section}


def verdicts(tree: Path) -> dict[str, str]:
    """Run import-linter on `tree`; return {sentence of a contract: KEPT or BROKEN}."""
    wide = os.environ | {"COLUMNS": "300"}  # a sentence that wraps would not be found
    run = subprocess.run(
        LINT, cwd=tree, env=wide, capture_output=True, text=True, encoding="utf-8", check=False
    )
    found = dict(re.findall(r"^(.+?) (KEPT|BROKEN)$", run.stdout, flags=re.MULTILINE))
    assert found, run.stdout + run.stderr
    return found


def broken(tree: Path) -> set[str]:
    """Return the sentences of the contracts that `tree` breaks."""
    return {sentence for sentence, verdict in verdicts(tree).items() if verdict == "BROKEN"}


def add(tree: Path, path: str, line: str) -> None:
    """Append `line` to the module at `path`, and give each folder on the way its `__init__.py`."""
    target = tree / path
    target.parent.mkdir(parents=True, exist_ok=True)
    for folder in [target.parent, *target.parent.parents]:
        if folder == tree:
            break
        (folder / "__init__.py").touch()
    with target.open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the two packages and the contracts, in which something wrong can be planted."""
    for name in ("components", "dashboard", "tests/tools"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "content"))
    shutil.copy(ROOT / "tests" / "__init__.py", tmp_path / "tests")
    shutil.copy(ROOT / ".importlinter", tmp_path)
    for room in (
        "components/organigram",
        "components/case",
        "components/export",
        "dashboard/theme",
        "dashboard/pages",
    ):
        add(tmp_path, f"{room}/__init__.py", "")
    add(tmp_path, "components/answers/tables.py", "")
    return tmp_path


@pytest.fixture(scope="module")
def broken_before() -> set[str]:
    """What the tree breaks as it is: nothing, or one test says so and the others stay readable."""
    return broken(ROOT)


def test_every_contract_is_kept_by_the_tree_as_it_is():
    found = verdicts(ROOT)
    assert set(found) == contract_names()
    assert set(found.values()) == {"KEPT"}, found


def test_every_contract_has_a_planted_violation():
    assert {sentence for sentence, _, _ in VIOLATIONS} == contract_names()


@pytest.mark.parametrize(("sentence", "path", "line"), VIOLATIONS)
def test_a_planted_violation_breaks_exactly_the_contract_that_names_it(
    copy: Path, broken_before: set[str], sentence: str, path: str, line: str
):
    add(copy, path, line)
    assert broken(copy) - broken_before == {sentence}


@pytest.mark.parametrize(
    "module",
    [
        "components/words/view.py",
        "components/words/desk_view.py",
        "components/words/view/lanes.py",
        "components/words/plots.py",
    ],
)
def test_a_module_named_after_what_it_shows_may_use_panel_and_holoviews(
    copy: Path, broken_before: set[str], module: str
):
    add(copy, module, "import holoviews\nimport panel")
    assert broken(copy) == broken_before


def test_a_model_that_reaches_panel_by_way_of_a_view_is_found(copy: Path):
    add(copy, "components/words/desk_view.py", "import panel")
    add(copy, "components/words/planted.py", "import components.words.desk_view")
    assert verdicts(copy)["models import no panel, holoviews, bokeh or database"] == "BROKEN"
