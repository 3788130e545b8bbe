"""Every parameter of ours says what it means, and every number has bounds (style: 100 % of both)."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import param
import pytest

import components
import dashboard

#: Scripts that serve a page when they are imported.
SCRIPTS = {"dashboard.app", "dashboard.__main__"}


def modules() -> Iterator[str]:
    """Yield the name of every module of ours but the scripts."""
    for package in (components, dashboard):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if module.name not in SCRIPTS:
                yield module.name


def ours(name: str) -> bool:
    return name.partition(".")[0] in {"components", "dashboard"}


def classes(base: type = param.Parameterized) -> Iterator[type[param.Parameterized]]:
    """Yield every Parameterized class of ours that exists."""
    for child in base.__subclasses__():
        if ours(child.__module__):
            yield child
        yield from classes(child)


def own_parameters(owner: type[param.Parameterized]) -> dict[str, param.Parameter]:
    """Return the parameters that `owner` declares itself."""
    return {name: p for name, p in vars(owner).items() if isinstance(p, param.Parameter) and name != "name"}


def complaints(owner: type[param.Parameterized]) -> list[str]:
    """Return what is wrong with the parameters that `owner` declares."""
    found = []
    for name, parameter in own_parameters(owner).items():
        where = f"{owner.__module__}.{owner.__name__}.{name}"
        # Bokeh and Panel fill the doc of a parameter they know; ours must say more than a word.
        if not (parameter.doc or "").strip():
            found.append(f"{where} has no doc")
        if isinstance(parameter, param.Number | param.Range) and not isinstance(parameter, param.Boolean):
            bounds = getattr(parameter, "bounds", None)
            if not bounds or all(bound is None for bound in bounds):
                found.append(f"{where} has no bounds")
    return found


@pytest.fixture(scope="module")
def found() -> set[type[param.Parameterized]]:
    for name in modules():
        importlib.import_module(name)
    from components.sliders import Desk

    Desk()  # the classes of the facts are made with the first desk
    return set(classes())


def test_the_search_really_finds_the_classes(found: set[type[param.Parameterized]]) -> None:
    names = {cls.__name__ for cls in found}
    assert {"Slider", "Desk", "Organisation", "Situation", "WhatIf", "Exercise"} <= names
    assert {"InternalPositioningFacts", "CommunicationFacts"} <= names
    assert {"DeskView"} <= names
    assert sum(len(own_parameters(cls)) for cls in found) > 40


def test_every_parameter_has_a_doc_and_every_number_bounds(found: set[type[param.Parameterized]]) -> None:
    assert sorted(complaint for cls in found for complaint in complaints(cls)) == []


def test_a_parameter_without_doc_or_bounds_is_seen() -> None:
    class Planted(param.Parameterized):
        word = param.String(default="")
        number = param.Integer(default=1, doc="How many.")
        bounded = param.Number(default=1, bounds=(0, None), doc="How much.")
        span = param.Range(default=(0, 1))

    assert [text.rpartition(".")[2] for text in complaints(Planted)] == [
        "word has no doc",
        "number has no bounds",
        "span has no doc",
        "span has no bounds",
    ]
