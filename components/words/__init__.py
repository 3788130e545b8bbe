"""Kernel room: the words people see (gettext) and the one escaping function."""

from components.words.escape import as_html, clean
from components.words.model import DEFAULT_LANGUAGE, LANGUAGES, Language, Wording, Words, as_language, words

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "Language",
    "Wording",
    "Words",
    "as_html",
    "as_language",
    "clean",
    "words",
]
