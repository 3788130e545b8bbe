"""Kernel room: the look. Theme tokens as CSS custom properties, shared by every view, file and print."""

from functools import cache
from importlib import resources


@cache
def _read(name: str) -> str:
    return (resources.files("components.look") / name).read_text("utf-8")


def tokens() -> str:
    """Return the CSS with the theme tokens (`:root` and `:host`, so that shadow roots see them too)."""
    return _read("tokens.css")


def widgets() -> str:
    """Return the CSS that gives Panel's native inputs our look; pass it as a component's `stylesheets`."""
    return _read("widgets.css")
