"""axe-core in a page of a browser test: which rules for accessibility does it break?

The script is the one that the package axe-playwright-python carries; only the file is used.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from playwright.sync_api import Page

RUN = """options => axe.run(document, {resultTypes: ['violations'], ...options})"""


@cache
def script() -> str:
    """Return the text of axe.min.js."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def as_text(violation: dict[str, Any]) -> str:
    """Return one violation as text: the rule, what helps, and each element with what is wrong there."""
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"]:
        lines.append(f"  {' '.join(map(str, node['target']))}  {node['html'][:160]}")
        lines += [f"    {line.strip()}" for line in node["failureSummary"].splitlines()[1:]]
    return "\n".join(lines)


def violations(page: Page, **options: Any) -> list[str]:
    """Run all of axe's rules on the page as it is now, frames and open shadow roots too.

    `options` are those of `axe.run`, such as `rules={"region": {"enabled": False}}`. Asserting that the
    answer is `[]` prints what is wrong.
    """
    if not page.evaluate("() => 'axe' in window"):
        # Evaluated, not added as a script: a strict content security policy of the page stays in force.
        page.evaluate(f"() => {{ const module = undefined; {script()} }}")
    result = page.evaluate(RUN, options)
    return [as_text(violation) for violation in result["violations"]]
