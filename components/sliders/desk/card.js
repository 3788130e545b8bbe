/**
 * One finding on a card: what it says, which answers make it so, who says it, and what the group
 * says of it. A card is built once per rule and updated in place.
 *
 * @typedef {import("./types.js").RuleSetup} RuleSetup
 * @typedef {import("./types.js").Lane} LaneName
 * @typedef {import("./rules.js").RuleBook} RuleBook
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./words.js").Words} Words
 */
import { glyph, h, hiddenWords, redraw } from "./dom.js";
import { bare } from "./rules.js";
import { TextBox } from "./textbox.js";

const RECOGNITIONS = /** @type {const} */ (["recognised", "partly", "not_recognised"]);
const HIGH = ["high", "top"];
const LOW = ["low", "bottom"];

export class Card {
  /**
   * @param {RuleSetup} rule
   * @param {RuleBook} book
   * @param {Store} store
   * @param {Words} words
   */
  constructor(rule, book, store, words) {
    this.rule = rule;
    this.book = book;
    this.store = store;
    this.words = words;
    this.chips = h("div", { class: "mp-chips" });
    this.needs = h("p", { class: "mp-needs" });
    this.buttons = RECOGNITIONS.map((recognition) =>
      h(
        "button",
        { type: "button", class: "mp-small", "data-recognition": recognition, "aria-pressed": "false", onclick: () => this.mark(recognition) },
        words.t(`desk.mark.${recognition}`),
      ),
    );
    this.note = new TextBox(words.t("desk.note"), rule.title, (note) =>
      store.change({ op: "mark", id: rule.id, recognition: this.current().recognition, note }),
    );
    this.moves = h("ul", { class: "mp-moves" });
    const id = `mp-rule-${rule.id.replaceAll(".", "-")}`;
    this.element = h(
      "article",
      { class: "mp-card", id, "data-rule": rule.id, "data-kind": rule.kind, "aria-labelledby": `${id}-title` },
      h("h4", { id: `${id}-title` }, glyph(rule.kind), h("span", {}, hiddenWords(`${words.t(`kind.${rule.kind}`)}: `), h("span", { lang: rule.lang }, rule.title))),
      this.chips,
      this.needs,
      h("p", { class: "mp-body", lang: rule.lang }, rule.text),
      this.source(),
      h("div", { class: "mp-marks", role: "group", "aria-label": words.t("desk.recognise", { title: rule.title }) }, h("span", { class: "mp-ask-mark", "aria-hidden": "true" }, words.t("desk.recognise_short")), ...this.buttons),
      this.more(),
    );
  }

  source() {
    const { words, rule } = this;
    // A space after each tag: what looks apart must also read apart.
    const tag = (/** @type {string} */ text) => [h("span", { class: "mp-tag" }, text), " "];
    return h(
      "p",
      { class: "mp-source" },
      ...tag(words.t(`status.${rule.status}`)),
      rule.source ? words.t("desk.source", rule.source) : words.t("desk.no_source"),
      ...(rule.source ? [" ", ...tag(words.t(`standing.${rule.source.standing}`))] : []),
      ...(rule.link ? [h("br"), ...tag(words.t(`status.${rule.link}`)), words.t("desk.link")] : []),
      ...(rule.hedge === "asked" ? [] : [h("br"), words.t(`hedge.${rule.hedge}`)]),
    );
  }

  more() {
    const { words, rule } = this;
    const line = (/** @type {string} */ label, /** @type {string} */ text) =>
      h("p", {}, h("b", {}, label), " ", h("span", { lang: rule.lang }, text));
    this.details = h(
      "details",
      { class: "mp-more", ontoggle: () => this.showMoves() },
      h("summary", {}, words.t("desk.more"), h("span", { class: "mp-hidden" }, `: ${rule.title}`)),
      ...(rule.question ? [line(words.t("desk.question"), rule.question)] : []),
      ...(rule.remedy ? [line(words.t("desk.remedy"), rule.remedy)] : []),
      h("p", {}, h("b", {}, words.t("desk.moves"))),
      this.moves,
      this.note.element,
    );
    return this.details;
  }

  current() {
    return this.store.state.marks[this.rule.id] ?? { recognition: /** @type {const} */ ("empty"), note: "" };
  }

  /** @param {typeof RECOGNITIONS[number]} recognition */
  mark(recognition) {
    const { recognition: before, note } = this.current();
    this.store.change({ op: "mark", id: this.rule.id, recognition: before === recognition ? "empty" : recognition, note });
  }

  /**
   * @param {LaneName} lane  the lane looked at
   * @param {LaneName[]} open  lanes in which it can't be told yet, where that is what the card says
   */
  show(lane, open) {
    this.lane = lane;
    const answers = this.store.answers;
    const because = open.length ? [] : this.book.because(this.rule, answers, lane);
    redraw(this.chips, because.map((name) => `${name}=${answers[name]}`).join(" "), () =>
      because.map((name) => this.chip(name, answers[name])),
    );
    const needs = [...new Set(open.flatMap((asked) => this.book.needs(this.rule, answers, asked)))];
    redraw(this.needs, needs.join(" "), () => (needs.length ? [this.needed(needs)] : []));
    const { recognition, note } = this.current();
    for (const button of this.buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.recognition === recognition));
    }
    this.note.show(note);
    this.showMoves();
  }

  /** @param {string[]} names */
  needed(names) {
    return this.words.t("desk.needs", { inputs: this.words.list(names.map((name) => this.words.inputInLane(name))) });
  }

  /**
   * @param {string} name
   * @param {string} answer
   */
  chip(name, answer) {
    const tone = HIGH.includes(answer) ? "high" : LOW.includes(answer) ? "low" : "plain";
    const text = this.words.because(this.rule, name, answer);
    return h("span", { class: `mp-chip mp-chip-${tone}`, "data-input": name, "data-answer": answer }, text);
  }

  /** Which single moves would touch this: drawn only when someone asks. */
  showMoves() {
    if (!this.details?.open || !this.lane) return;
    const answers = this.store.answers;
    const moves = this.book.moves(this.rule, answers, this.lane);
    /** @type {Map<string, {name: string, verdict: string, answers: string[]}>} */
    const grouped = new Map();
    for (const move of moves) {
      const key = `${move.name} ${move.verdict}`;
      const group = grouped.get(key) ?? { name: move.name, verdict: move.verdict, answers: [] };
      group.answers.push(move.answer);
      grouped.set(key, group);
    }
    const key = JSON.stringify([...grouped.values()]);
    redraw(this.moves, key, () =>
      grouped.size
        ? [...grouped.values()].map((group) => h("li", { "data-input": group.name, "data-verdict": group.verdict }, this.move(group)))
        : [h("li", {}, this.words.t("desk.moves.none"))],
    );
  }

  /** @param {{name: string, verdict: string, answers: string[]}} group */
  move(group) {
    return this.words.t(`desk.moves.${group.verdict}`, {
      input: bare(group.name) === group.name ? this.words.input(group.name) : this.words.inputInLane(group.name),
      answers: this.words.either(group.answers.map((answer) => this.words.answer(group.name, answer))),
    });
  }
}
