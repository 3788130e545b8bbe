"""Packs that are wrong, each in one way: (name, text, reason, line, part of the Dutch message)."""

from __future__ import annotations

RULE = """\
  - id: X1
    kind: question
    status: facilitator
    hedge: asked
    when: {own_budget: "yes"}
    title: {nl: Vraag, en: Question}
    text: {nl: Tekst, en: Text}
"""
GOOD = f"""\
pack: mine
title: {{nl: Mijn pakket, en: My pack}}
rules:
{RULE}"""


def having(old: str, new: str) -> str:
    """Return the good pack with `old` replaced by `new`."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


WHEN = 'when: {own_budget: "yes"}'
DEEP = "{not: " * 30 + '{own_budget: "yes"}' + "}" * 30
FIVE = ", ".join(
    f"{{{key}: 'yes'}}" for key in ("own_budget", "mandate", "instruments", "area_cycle", "signals_broad")
)
BOTH = "differ: [now.communication, intended.communication]"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
SOURCED = having("status: facilitator", "status: source")
RISK = having("question", "risk")
EACH = having("id: X1", "each: slider\n    id: X1")
S1 = "    source: {ref: S1}\n"
HOSTILE = "<img src=x onerror=alert(1)>"

WRONG: list[tuple[str, str | bytes, str, int | None, str]] = [
    ("broken yaml", "pack: [mine\nrules: x", "problem.broken_yaml", 2, "geen geldige YAML"),
    ("bad indent", having("    kind:", "   kind:"), "problem.broken_yaml", 5, "geen geldige YAML"),
    ("control character", having("Vraag", "Vr\x07aag"), "problem.broken_yaml", 9, "geen geldige YAML"),
    ("unknown slider", having(WHEN, "when: {loudness: high}"),
     "pack.unknown_input", 8, "“loudness” kennen we niet"),
    ("fact with a lane", having(WHEN, "when: {now.mandate: high}"), "pack.unknown_input", 8, "“now.mandate”"),
    ("unknown answer", having('"yes"', "perhaps"),
     "pack.unknown_answer", 8, "“perhaps” kan hier niet. Kies uit: yes, no."),
    ("mixed model", having(WHEN, "when: {organisation_model: mixed}"), "pack.unknown_answer", 8, "“mixed”"),
    ("alias bomb", BOMB + GOOD, "problem.alias", 1, "Verwijzingen"),
    ("anchor", having("pack: mine", "pack: &x mine"), "problem.alias", 1, "Verwijzingen"),
    ("python tag", having("Vraag", "!!python/object/apply:os.system [id]"), "problem.tag", 9, "uitroepteken"),
    ("own tag", having("id: X1", "id: !x X1"), "problem.tag", 4, "uitroepteken"),
    ("binary", b"\x89PNG\r\n\x1a\n\x00\xff", "problem.not_text", 1, "geen tekstbestand"),
    ("other encoding", having("Vraag", "Vráág").encode("cp1252"), "problem.not_text", 9, "geen tekstbestand"),
    ("nul", having("Tekst", "Te\0kst"), "problem.not_text", 10, "geen tekstbestand"),
    ("empty", "", "problem.is_empty", None, "leeg"),
    ("only blanks", " \n \n", "problem.is_empty", None, "leeg"),
    ("only comments", "# nothing\n# here\n", "problem.is_empty", None, "leeg"),
    ("only a dash line", "---\n", "problem.wrong_type", 2, "iets anders"),
    ("a list", "- a\n- b\n", "problem.wrong_type", 1, "iets anders"),
    ("five inputs", having(WHEN, f"when: {{all: [{FIVE}]}}"),
     "pack.too_many_inputs", 8, "5 dingen. Het mogen er hooguit 4 zijn"),
    ("duplicate key", having("    kind:", "    id: X2\n    kind:"), "problem.duplicate_key", 5, "twee keer"),
    ("duplicate id", GOOD + RULE, "problem.duplicate_key", 11, "twee keer"),
    ("id of the built-in pack", having("X1", "R1"), "pack.id_taken", None, "“method”"),
    ("id of a repeated built-in rule", having("X1", "R54"), "pack.id_taken", None, "“method”"),
    ("built-in id, repeated", EACH.replace("X1", "R1"),
     "pack.id_taken", None, "“method”"),
    ("missing source", SOURCED, "pack.source_needed", 4, "Noem de bron"),
    ("unknown source", SOURCED + S1.replace("S1", "S9"), "pack.unknown_source", 11, "“S9” kennen we niet"),
    ("bad source", SOURCED + "    source: {ref: ../S1}\n", "problem.bad_form", 11, "niet de goede vorm"),
    ("missing dutch", having("nl: Vraag, ", ""), "problem.missing", 9, "ontbreekt"),
    ("empty dutch", having("nl: Vraag", "nl: ''"), "problem.nothing_there", 9, "Hier staat niets"),
    ("missing condition", having(WHEN, ""), "problem.missing", 4, "ontbreekt"),
    ("empty condition", having(WHEN, "when: {}"), "pack.condition_form", 8, "voorwaarde"),
    ("no rules", "pack: a\ntitle: {nl: a}\nrules: []\n", "problem.nothing_there", 3, "Hier staat niets"),
    ("unknown key", having("hedge: asked", "hedge: asked\n    severity: 3"),
     "problem.unknown_key", 8, "kennen we niet"),
    ("unknown kind", having("question", "disaster"), "problem.not_allowed", 5, "“disaster” mag hier niet"),
    ("communication in a risk", RISK.replace(WHEN, "when: {communication: high}"),
     "pack.silent_slider", 8, "geen gevolg van communicatie"),
    ("communication fact in a risk", RISK.replace(WHEN, "when: {communication_form: per_area}"),
     "pack.silent_slider", 8, "geen gevolg van communicatie"),
    ("communication deep in a risk",
     RISK.replace(WHEN, f"when: {{not: {{any: [{{{BOTH}}}]}}}}"),
     "pack.silent_slider", 8, "geen gevolg van communicatie"),
    ("communication by repeating",
     RISK.replace(WHEN, 'each: slider\n    when: {"{slider}": high}'),
     "pack.silent_slider", 9, "geen gevolg van communicatie"),
    ("communication from a source", SOURCED.replace(WHEN, "when: {communication: high}") + S1,
     "pack.silent_slider", 8, "geen gevolg van communicatie"),
    ("mixed lanes", having(WHEN, "when: {all: [{communication: high}, {now.communication: low}]}"),
     "pack.mixed_lanes", 8, "“now” of “intended”"),
    ("place of a slider without repeating", having(WHEN, 'when: {"{slider}": high}'),
     "pack.unknown_input", 8, "“{slider}”"),
    ("two documents", GOOD + "---\n" + GOOD, "problem.many_documents", 11, "één document"),
    ("thirty levels", having(WHEN, f"when: {DEEP}"), "problem.too_deep", 8, "te veel lagen"),
    ("half a megabyte", GOOD + "#" * 500_000, "problem.too_large", None, "te groot. Het mag hooguit 0.5 MB"),
    ("too many rules", GOOD + "".join(RULE.replace("X1", f"Y{n}") for n in range(500)),
     "problem.too_many", 3, "te veel"),
    ("long text", having("Tekst", "x" * 2001), "problem.too_long", 10, "te lang"),
    ("long once written out", EACH.replace("Tekst", f"'{'x' * 1985} {{slider}}'"),
     "problem.too_long", 4, "te lang"),
    ("hostile id", having("X1", HOSTILE), "problem.bad_form", 4, "niet de goede vorm"),
    ("hostile pack", having("pack: mine", "pack: ../../etc/passwd"),
     "problem.bad_form", 1, "niet de goede vorm"),
    ("hostile answer", having('"yes"', f'"{HOSTILE}"'), "pack.unknown_answer", 8, "kan hier niet"),
    ("hostile key", having("own_budget", '"__class__"'), "pack.unknown_input", 8, "kennen we niet"),
    ("format code", having('"yes"', '"{found.__class__} %s"'),
     "pack.unknown_answer", 8, "“{found.__class__} %s”"),
    ("escape code", having('"yes"', '"\\e[2J\\u202E"'), "pack.unknown_answer", 8, "“[2J”"),
]  # fmt: skip
