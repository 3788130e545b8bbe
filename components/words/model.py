"""Interface words: keys in code, Dutch and English in gettext catalogues.

The catalogues (`locale/<language>/LC_MESSAGES/mengpaneel.po`) are compiled in memory, so there
is no build step. Content of the method (sliders, rules, sources) is not here: it stands in the
content files of the rooms, as `Wording`.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from importlib import resources
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from components.words.escape import clean

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "nl"


def as_language(text: str | None) -> Language:
    """Return the language `text` names, or Dutch when it names none of ours."""
    for language in LANGUAGES:
        if text and text.lower().replace("_", "-").split("-")[0] == language:
            return language
    return DEFAULT_LANGUAGE


ContentText = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=2000)]


class Wording(BaseModel):
    """One content text in Dutch and, when translated, English."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    nl: ContentText
    en: ContentText | None = None

    def text(self, language: Language) -> str:
        """Return the text in `language`; Dutch where the translation lacks."""
        return self.nl if language == "nl" or self.en is None else self.en

    def language_shown(self, language: Language) -> Language:
        """Return the language `text` really answers in (for the `lang` attribute)."""
        return language if language == "nl" or self.en is not None else "nl"


class Words:
    """The interface words of one language. Call it with a key and the values it names."""

    def __init__(self, language: Language, catalogue: gettext.GNUTranslations, keys: frozenset[str]) -> None:
        self.language: Language = language
        self.keys = keys
        self._catalogue = catalogue

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text of `key`, with `{name}` places filled. KeyError for an unknown key."""
        self._demand(key)
        return self._catalogue.gettext(key).format(**values)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """Return the singular or plural text of `key` for `number` (offered as `{number}`)."""
        self._demand(key)
        return self._catalogue.ngettext(key, key, number).format(number=number, **values)

    def under(self, prefix: str) -> dict[str, str]:
        """Return every text whose key starts with `prefix`, unformatted, for the browser."""
        return {key: self._catalogue.gettext(key) for key in sorted(self.keys) if key.startswith(prefix)}

    def _demand(self, key: str) -> None:
        if key not in self.keys:
            raise KeyError(f"no word {key!r} in the {self.language} catalogue")


@cache
def words(language: Language) -> Words:
    """Return the interface words of `language` (read once)."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    place = resources.files("components.words") / "locale" / language / "LC_MESSAGES" / "mengpaneel.po"
    with place.open("rb") as file:
        messages = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    keys = frozenset(m.id if isinstance(m.id, str) else m.id[0] for m in messages if m.id)
    return Words(language, gettext.GNUTranslations(compiled), keys)
