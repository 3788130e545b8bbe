/**
 * The findings panel: what applies now, with the intended positions, or what begins, stays and
 * ends between the two; and what can't be told yet.
 *
 * @typedef {import("./types.js").Lane} LaneName
 * @typedef {import("./types.js").RuleSetup} RuleSetup
 * @typedef {import("./rules.js").RuleBook} RuleBook
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./words.js").Words} Words
 * @typedef {{key: string, lane: LaneName, open: LaneName[]}} Spot  where a card belongs, the lane it looks
 *   at, and the lanes in which it can't be told yet
 */
import { h, setFlag } from "./dom.js";
import { Card } from "./card.js";
import { changeBetween } from "./rules.js";

const VIEWS = /** @type {const} */ (["now", "intended", "difference"]);
const GROUPS = {
  lane: ["bottleneck", "balance", "question"],
  difference: ["begins", "ends", "stays", "compare"],
};

export class Findings {
  /**
   * @param {RuleBook} book
   * @param {Store} store
   * @param {Words} words
   */
  constructor(book, store, words) {
    this.book = book;
    this.store = store;
    this.words = words;
    /** @type {typeof VIEWS[number]} */
    this.view = "now";
    this.cards = new Map(book.all.map((rule) => [rule, new Card(rule, book, store, words)]));
    this.tabs = VIEWS.map((view) =>
      h("button", { type: "button", "aria-pressed": "false", "data-view": view, onclick: () => this.look(view) }, words.t(`desk.view.${view}`)),
    );
    this.groups = new Map([...GROUPS.lane, ...GROUPS.difference].map((key) => [key, this.group(key)]));
    this.openList = h("div", { class: "mp-cards" });
    this.openTitle = h("span", {});
    this.open = h("details", { class: "mp-group mp-open", "data-group": "open" }, h("summary", {}, this.openTitle), this.openList);
    this.nothing = h("p", { class: "mp-nothing" });
    this.element = h(
      "div",
      { class: "mp-findings" },
      h("h2", {}, words.t("desk.findings")),
      h("div", { class: "mp-segments", role: "group", "aria-label": words.t("desk.view") }, ...this.tabs),
      h("p", { class: "mp-lead" }, words.t("desk.findings_lead")),
      this.nothing,
      ...[...this.groups.values()].map(({ element }) => element),
      this.open,
    );
  }

  /** @param {string} key */
  group(key) {
    const list = h("div", { class: "mp-cards" });
    const id = `mp-group-${key}`;
    const element = h(
      "section",
      { class: "mp-group", "data-group": key, "aria-labelledby": id },
      h("h3", { id }, this.words.t(`desk.group.${key}`)),
      list,
    );
    return { element, list };
  }

  /** @param {typeof VIEWS[number]} view */
  look(view) {
    this.view = view;
    this.show();
  }

  show() {
    for (const tab of this.tabs) tab.setAttribute("aria-pressed", String(tab.dataset.view === this.view));
    const facilitator = this.store.state.facilitator;
    /** @type {Map<string, number>} */
    const filled = new Map();
    for (const [rule, card] of this.cards) {
      const spot = facilitator || rule.status !== "facilitator" ? this.spot(rule) : null;
      setFlag(card.element, "hidden", spot === null);
      if (spot === null) continue;
      const index = filled.get(spot.key) ?? 0;
      filled.set(spot.key, index + 1);
      this.put(card.element, spot.key, index);
      setFlag(card.element, "data-open", spot.open.length > 0);
      card.show(spot.lane, spot.open);
    }
    for (const [key, { element }] of this.groups) setFlag(element, "hidden", !filled.get(key));
    const open = filled.get("open") ?? 0;
    setFlag(this.open, "hidden", !open);
    this.openTitle.textContent = this.words.t("desk.group.open", { number: open });
    this.showNothing([...filled].some(([key, number]) => key !== "open" && number > 0));
  }

  /** @param {boolean} something */
  showNothing(something) {
    this.nothing.hidden = something;
    const untouched = !Object.values(this.store.answers).some((answer) => answer !== "empty");
    this.nothing.textContent = this.words.t(untouched ? "desk.nothing_yet" : `desk.nothing.${this.view}`);
  }

  /**
   * Put a card at its place in a list, moving it only when it is not there.
   * @param {HTMLElement} card
   * @param {string} key
   * @param {number} index
   */
  put(card, key, index) {
    const list = key === "open" ? this.openList : /** @type {{list: HTMLElement}} */ (this.groups.get(key)).list;
    const others = [...list.children].filter((child) => child !== card && !child.hasAttribute("hidden"));
    const next = others[index] ?? null;
    let after = card.parentElement === list ? card.nextElementSibling : undefined;
    while (after?.hasAttribute("hidden")) after = after.nextElementSibling;
    if (after !== next) list.insertBefore(card, next);
  }

  /**
   * Where the card of a rule belongs in this view; null when it says nothing here.
   * @param {RuleSetup} rule
   * @returns {Spot | null}
   */
  spot(rule) {
    const answers = this.store.answers;
    if (rule.compares) {
      const verdict = this.book.verdict(rule, answers, "now");
      return this.view === "difference" && verdict === "applies" ? { key: "compare", lane: "now", open: [] } : null;
    }
    if (this.view !== "difference") return this.spotInLane(rule, this.view);
    const now = this.book.verdict(rule, answers, "now");
    const intended = this.book.verdict(rule, answers, "intended");
    const change = changeBetween(now, intended);
    if (change === "absent") return null;
    if (change === "open") {
      const lanes = /** @type {LaneName[]} */ (["now", "intended"]);
      const open = lanes.filter((lane) => (lane === "now" ? now : intended) === "undecided");
      return { key: "open", lane: open[0], open };
    }
    return { key: change, lane: change === "ends" ? "now" : "intended", open: [] };
  }

  /**
   * @param {RuleSetup} rule
   * @param {LaneName} lane
   * @returns {Spot | null}
   */
  spotInLane(rule, lane) {
    const verdict = this.book.verdict(rule, this.store.answers, lane);
    if (verdict === "not") return null;
    if (verdict === "undecided") return { key: "open", lane, open: [lane] };
    const key = rule.kind === "risk" || rule.kind === "gain" ? "balance" : rule.kind;
    return { key, lane, open: [] };
  }
}
