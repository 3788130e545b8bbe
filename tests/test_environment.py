"""What pyproject, conda's environment, the constraints and the code itself say about packages agrees."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
PYTHONS = ("3.11", "3.12", "3.13")
PART_OF = {"pydantic-core": "pydantic"}  # pydantic asks for its core at one exact version
OURS = frozenset({"components", "dashboard", "sample_data", "tests"})


def wanted(lines: Iterable[str], python: str) -> dict[str, SpecifierSet]:
    """Return {package: versions} of the requirements that count for this version of Python."""
    found: dict[str, SpecifierSet] = {}
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate({"python_version": python}):
            assert requirement.url is None, f"{requirement} comes from an address"
            found[canonicalize_name(requirement.name)] = requirement.specifier
    return found


def constraints(python: str) -> dict[str, SpecifierSet]:
    """Return {package: exact version} for this version of Python."""
    return wanted((line for line in CONSTRAINTS if line and not line.startswith("#")), python)


def conda_packages() -> tuple[str, dict[str, SpecifierSet]]:
    """Return the Python of the conda environment, and {package: versions} of the rest."""
    lines = [entry for entry in CONDA if isinstance(entry, str)]
    (python,) = (line.removeprefix("python=") for line in lines if line.startswith("python="))
    return python, wanted(
        (line for line in lines if line != "pip" and not line.startswith("python=")), python
    )


def imported(package: str) -> set[str]:
    """Return the names of the packages outside the project that the modules of `package` import."""
    names: set[str] = set()
    for path in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names - sys.stdlib_module_names - OURS


def test_conda_has_what_pyproject_asks_and_nothing_else():
    python, conda = conda_packages()
    asked = wanted([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["notebook"]], python)
    assert conda == asked


def test_conda_adds_only_the_project_itself_through_pip():
    assert [entry for entry in CONDA if not isinstance(entry, str)] == [{"pip": ["--editable ."]}]
    assert "pip" in CONDA


def test_the_python_of_conda_is_one_that_the_project_supports():
    python, _ = conda_packages()
    assert python in SpecifierSet(PROJECT["requires-python"])
    assert python in PYTHONS


@pytest.mark.parametrize("python", PYTHONS)
def test_the_exact_versions_lie_within_the_bounds_of_pyproject(python: str):
    pinned = constraints(python)
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    for name, bounds in wanted((line for group in groups for line in group), python).items():
        (exact,) = pinned[name]
        assert exact.operator == "=="
        assert exact.version in bounds, f"{name} {exact.version} on Python {python}"


def test_pyproject_has_lower_bounds_only():
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    operators = {
        bound.operator for group in groups for line in group for bound in Requirement(line).specifier
    }
    assert operators == {">="}


def test_every_package_that_the_code_imports_is_asked_for_and_every_one_asked_for_is_imported():
    asked = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    owners = packages_distributions()
    used = {
        PART_OF.get(canonicalize_name(owner), canonicalize_name(owner))
        for name in imported("components") | imported("dashboard")
        for owner in owners.get(name, [name])
    }
    assert (used - asked, asked - used) == (set(), set()), "(not asked for, never imported)"
