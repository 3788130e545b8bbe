/**
 * What each position would start or end, before anything is moved: signs beside the fader, a list
 * in words under it, and a description for a screen reader.
 *
 * @typedef {import("./rules.js").Transition} Transition
 * @typedef {import("./words.js").Words} Words
 */
import { glyph, h, hiddenWords, redraw } from "./dom.js";
import { POSITIONS } from "./lane.js";

/** @type {Record<string, string>} */
const SIGNS = { begins: "+", ends: "−", open: "?" };

export class Effects {
  /** @param {Words} words */
  constructor(words) {
    this.words = words;
    this.cells = new Map(POSITIONS.map((position) => [position, h("span", { class: "mp-signs" })]));
    this.scale = h(
      "div",
      { class: "mp-scale", "aria-hidden": "true" },
      ...POSITIONS.map((position) =>
        h(
          "div",
          { class: `mp-mark mp-${position}` },
          h("span", { class: "mp-word" }, words.t(`desk.mark.${position}`)),
          /** @type {Node} */ (this.cells.get(position)),
        ),
      ),
    );
    this.heading = h("h4", {});
    this.items = h("ul", {});
    this.list = h("div", { class: "mp-effects" }, this.heading, this.items);
  }

  /**
   * @param {Map<string, Transition[]>} effects  by position
   * @param {string} lane
   * @param {string} current  the position the slider has in that lane
   */
  show(effects, lane, current) {
    const told = new Map([...effects].map(([position, found]) => [position, found.filter((e) => e.change !== "open")]));
    for (const position of POSITIONS) {
      const found = told.get(position) ?? [];
      const cell = /** @type {HTMLElement} */ (this.cells.get(position));
      redraw(cell, keyOf(found), () => signs(found));
    }
    const groups = this.grouped(told, current);
    this.heading.textContent = this.words.t("desk.effects.heading", { lane: this.words.t(`desk.lane.${lane}`) });
    const key = JSON.stringify([lane, ...groups.map(([positions, found]) => [positions, keyOf(found)])]);
    redraw(this.items, key, () =>
      groups.length
        ? groups.map(([positions, found]) => h("li", {}, this.position(positions), this.statements(found)))
        : [h("li", { class: "mp-none" }, this.words.t("desk.effects.none"))],
    );
  }

  /**
   * Positions with the same effect are said together ("hoog of bovenaan").
   * @param {Map<string, Transition[]>} told
   * @param {string} current
   * @returns {[string[], Transition[]][]}
   */
  grouped(told, current) {
    /** @type {Map<string, [string[], Transition[]]>} */
    const groups = new Map();
    for (const position of POSITIONS) {
      const found = told.get(position) ?? [];
      if (!found.length || position === current) continue;
      const group = groups.get(keyOf(found));
      if (group) group[0].push(position);
      else groups.set(keyOf(found), [[position], found]);
    }
    return [...groups.values()];
  }

  /** @param {string[]} positions */
  position(positions) {
    return h("b", {}, `${this.words.either(positions.map((p) => this.words.t(`desk.mark.${p}`)))}: `);
  }

  /** @param {Transition[]} found */
  statements(found) {
    return h(
      "span",
      {},
      ...found.flatMap((effect, index) => [
        index ? "; " : "",
        h(
          "span",
          { class: "mp-effect", "data-rule": effect.rule.id, "data-change": effect.change },
          h("span", { class: "mp-sign", "aria-hidden": "true" }, SIGNS[effect.change]),
          hiddenWords(`${this.words.t(`desk.change.${effect.change}`)}: `),
          glyph(effect.rule.kind),
          h("span", { lang: effect.rule.lang }, effect.rule.short),
          hiddenWords(` (${this.words.t(`kind.${effect.rule.kind}`)})`),
        ),
      ]),
    );
  }

  /**
   * The effects of one position as one sentence, for a description.
   * @param {Transition[]} found
   */
  sentence(found) {
    return ["begins", "ends"]
      .map((change) => {
        const names = found.filter((effect) => effect.change === change).map((effect) => effect.rule.short);
        return names.length ? this.words.sentence(`${this.words.t(`desk.change.${change}`)}: ${this.words.list(names)}`) : "";
      })
      .filter(Boolean)
      .join(" ");
  }
}

/** @param {Transition[]} found */
function keyOf(found) {
  return found.map((effect) => `${effect.change}${effect.rule.id}`).join(" ");
}

/**
 * @param {Transition[]} found
 * @returns {Node[]}
 */
function signs(found) {
  return ["begins", "ends"].flatMap((change) => {
    const rules = found.filter((effect) => effect.change === change).map((effect) => effect.rule);
    if (!rules.length) return [];
    return [h("span", { class: "mp-sign" }, SIGNS[change], ...rules.map((rule) => glyph(rule.kind)))];
  });
}
