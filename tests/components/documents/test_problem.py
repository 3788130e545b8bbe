"""What is said of a document that was refused."""

import pytest

from components.documents import Problem, Refusal
from components.documents.problem import refuse


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("problem.is_empty"), "Dit bestand is leeg. Kies een ander bestand."),
        (Problem("problem.is_empty", "a.yaml"), "a.yaml: Dit bestand is leeg. Kies een ander bestand."),
        (
            Problem("problem.missing", "a.yaml", 3, "rules.0.id"),
            "a.yaml, regel 3, bij “rules.0.id”: Hier ontbreekt iets dat nodig is.",
        ),
        (
            Problem("problem.bad_form", "a", None, "id", {"found": "x y"}),
            "a, bij “id”: “x y” heeft niet de goede vorm.",
        ),
    ],
)
def test_a_problem_says_where_and_why_in_dutch(problem: Problem, text: str) -> None:
    assert problem.text("nl") == text


def test_a_refusal_gives_every_problem_on_a_line_of_its_own() -> None:
    refusal = Refusal([Problem("problem.is_empty", "a"), Problem("problem.too_deep", "b")])
    assert len(refusal.text("nl").splitlines()) == 2
    assert str(refusal) == refusal.text("en")


@pytest.mark.parametrize("hostile", ["\x1b[2J\u202ex", "{key.__class__}", "{found}", "%s%n", "a\nb" * 100])
def test_hostile_text_from_a_document_does_nothing_in_a_problem(hostile: str) -> None:
    text = Problem("problem.bad_form", hostile, 1, hostile, {"found": hostile}).text("nl")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert len(text) < 600


def test_a_problem_stays_on_one_line() -> None:
    assert "\n" not in refuse("problem.bad_form", "a\nb", 1, "c\nd", found="e\nf").text("nl")
