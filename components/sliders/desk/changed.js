/**
 * What the last move changed, and why: a box under the desk for the eye, and the same for the ear.
 *
 * @typedef {import("./types.js").Answers} Answers
 * @typedef {import("./rules.js").RuleBook} RuleBook
 * @typedef {import("./rules.js").Transition} Transition
 * @typedef {import("./voice.js").Voice} Voice
 * @typedef {import("./words.js").Words} Words
 */
import { glyph, h } from "./dom.js";

/** More of one kind than this are named in one line. */
const MOST = 6;

export class Changed {
  /**
   * @param {RuleBook} book
   * @param {Words} words
   * @param {Voice} voice
   */
  constructor(book, words, voice) {
    this.book = book;
    this.words = words;
    this.voice = voice;
    this.move = h("p", { class: "mp-move" });
    this.list = h("ul", {});
    this.element = h("div", { class: "mp-changed", hidden: true }, this.move, this.list);
  }

  /**
   * @param {Answers} before
   * @param {Answers} after
   * @param {boolean} facilitator
   */
  show(before, after, facilitator) {
    const names = Object.keys(after).filter((name) => after[name] !== before[name]);
    if (!names.length) return;
    const transitions = this.book.changes(before, after, facilitator);
    this.element.hidden = false;
    this.move.textContent = this.moved(names, before, after);
    // When many answers changed at once (a file was opened), what does not apply is not worth naming.
    const lines = this.lines(names.length > MOST ? transitions.filter((t) => t.after !== "not" || t.change === "ends") : transitions, after);
    this.list.replaceChildren(...lines.map(({ element }) => element));
    if (!lines.some(({ text }) => text)) this.list.prepend(h("li", { class: "mp-none" }, this.words.t("desk.changed.nothing")));
    const heard = lines.map(({ text }) => text).filter(Boolean);
    this.voice.say("desk", [this.move.textContent, ...(heard.length ? heard : [this.words.t("desk.changed.nothing")])].join(" "));
  }

  /**
   * @param {string[]} names
   * @param {Answers} before
   * @param {Answers} after
   */
  moved(names, before, after) {
    if (names.length > 1) return this.words.t("desk.changed.several", { number: names.length });
    const [name] = names;
    return this.words.t("desk.changed.one", {
      input: this.words.inputInLane(name),
      from: this.words.answer(name, before[name]),
      to: this.words.answer(name, after[name]),
    });
  }

  /**
   * What begins and ends line by line; what only became sayable, or is not any more, kept short.
   * @param {Transition[]} transitions
   * @param {Answers} after
   */
  lines(transitions, after) {
    const told = transitions.filter((t) => t.change !== "open" || t.after === "applies");
    const lines = ["begins", "ends", "open"].flatMap((change) => {
      const same = told.filter((t) => t.change === change);
      return same.length > MOST ? [this.summary(change, same)] : same.map((transition) => this.line(transition, after));
    });
    for (const verdict of ["not", "undecided"]) {
      const rest = transitions.filter((t) => t.change === "open" && t.after === verdict);
      if (rest.length) lines.push({ element: this.rest(this.words.t(`desk.changed.${verdict}`), rest), text: "" });
    }
    return lines;
  }

  /**
   * @param {Transition} transition
   * @param {Answers} after
   */
  line({ rule, lane, change, after: verdict }, after) {
    const { words } = this;
    const lead = words.t(`desk.changed.${change}`, { lane: this.laneName(lane) });
    const because = this.book.because(rule, after, lane || "now").map((name) => words.because(rule, name, after[name]));
    const element = h(
      "li",
      { "data-rule": rule.id, "data-lane": lane, "data-change": change, "data-verdict": verdict },
      h("b", {}, `${lead} `),
      glyph(rule.kind),
      h("span", { lang: rule.lang }, words.sentence(rule.title)),
      " ",
      h("span", { class: "mp-because" }, words.t("desk.changed.because", { inputs: words.list(because) })),
    );
    return { element, text: `${lead} ${words.sentence(rule.title)}` };
  }

  /**
   * Many at once (a file was opened): named in one line.
   * @param {string} change
   * @param {Transition[]} same
   */
  summary(change, same) {
    const lead = this.words.t(`desk.changed.many_${change}`);
    const names = same.map(({ rule }) => rule.short).join("; ");
    return { element: this.rest(lead, same), text: this.words.sentence(`${lead} ${names}`) };
  }

  /**
   * @param {string} lead
   * @param {Transition[]} rest
   */
  rest(lead, rest) {
    const items = rest.flatMap(({ rule, lane, change, after }, index) => [
      index ? "; " : "",
      h(
        "span",
        { lang: rule.lang, "data-rule": rule.id, "data-lane": lane, "data-change": change, "data-verdict": after },
        this.words.t("desk.in_lane", { name: rule.short, lane: this.laneName(lane) }),
      ),
    ]);
    return h("li", { class: "mp-because" }, h("b", {}, `${lead} `), ...items);
  }

  /** @param {string} lane */
  laneName(lane) {
    return this.words.t(lane ? `desk.lane.${lane}` : "desk.lane.both");
  }
}
