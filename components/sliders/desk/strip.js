/**
 * One channel strip: a slider's name, both ends in words, two lanes, what its positions would
 * start or end, where it stands, and why.
 *
 * @typedef {import("./types.js").SliderSetup} SliderSetup
 * @typedef {import("./types.js").Pole} Pole
 * @typedef {import("./types.js").Lane} LaneName
 * @typedef {import("./rules.js").RuleBook} RuleBook
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./words.js").Words} Words
 */
import { h, redraw } from "./dom.js";
import { Effects } from "./effects.js";
import { Lane, POSITIONS } from "./lane.js";
import { Why } from "./why.js";

/** @type {LaneName[]} */
const LANES = ["now", "intended"];

export class Strip {
  /**
   * @param {SliderSetup} slider
   * @param {RuleBook} book
   * @param {Store} store
   * @param {Words} words
   * @param {{lane: LaneName}} focus  the lane in focus, shared by the strips
   * @param {(lane: LaneName) => void} focused
   * @param {(name: string, answer: string, settled: boolean) => void} place
   */
  constructor(slider, book, store, words, focus, focused, place) {
    this.slider = slider;
    this.book = book;
    this.store = store;
    this.words = words;
    this.focus = focus;
    const at = (/** @type {LaneName} */ lane) =>
      new Lane(slider, lane, words, (answer, settled) => place(`${lane}.${slider.key}`, answer, settled), () => focused(lane));
    this.lanes = { now: at("now"), intended: at("intended") };
    this.effects = new Effects(words);
    this.says = h("p", { class: "mp-says" });
    this.same = h(
      "button",
      { type: "button", class: "mp-small", onclick: () => this.sameAsNow(place) },
      words.t("desk.same_as_now"),
      h("span", { class: "mp-hidden" }, ` (${slider.name})`),
    );
    this.why = new Why(slider, store, words);
    const id = `mp-strip-${slider.key}`;
    this.element = h(
      "section",
      { class: "mp-strip", "data-slider": slider.key, "aria-labelledby": id },
      h("h3", { id, title: slider.about }, slider.name),
      this.pole("high", slider.high),
      h("div", { class: "mp-lanes" }, this.lanes.now.element, this.lanes.intended.element, this.effects.scale),
      this.pole("low", slider.low),
      h("div", { class: "mp-stand" }, this.says, this.same),
      this.effects.list,
      this.why.element,
    );
  }

  /**
   * An end of the slider in words: what the source says, what we infer, or that the source is silent.
   * @param {"high" | "low"} end
   * @param {Pole[]} statements
   */
  pole(end, statements) {
    const words = this.words;
    const parts = statements.flatMap((pole, index) => [
      index ? "; " : "",
      pole.status === "inference"
        ? h("span", { class: "mp-inferred" }, `${words.t("status.inference")}: ${pole.text}`)
        : h("span", {}, pole.text),
    ]);
    return h(
      "p",
      { class: `mp-pole mp-pole-${end}` },
      h("span", { class: "mp-end" }, `${words.t(`desk.end.${end}`)}: `),
      ...(parts.length ? parts : [h("span", { class: "mp-unsaid" }, words.t("desk.end.unsaid"))]),
    );
  }

  /** @param {(name: string, answer: string, settled: boolean) => void} place */
  sameAsNow(place) {
    place(`intended.${this.slider.key}`, this.store.answers[`now.${this.slider.key}`], true);
    this.lanes.intended.radios.get(this.store.answers[`now.${this.slider.key}`])?.focus();
  }

  show() {
    const { answers, state } = { answers: this.store.answers, state: this.store.state };
    for (const lane of LANES) {
      const name = `${lane}.${this.slider.key}`;
      const tried = state.tried !== null && state.answers[name] !== answers[name];
      this.lanes[lane].show(answers[name] ?? "empty", tried ? state.answers[name] : null);
    }
    this.showEffects();
    this.showStand(answers);
    this.why.show(state);
  }

  showEffects() {
    const { answers, state } = { answers: this.store.answers, state: this.store.state };
    for (const lane of LANES) {
      const effects = new Map(
        POSITIONS.map((position) => [
          position,
          this.book.effects(answers, this.slider.key, lane, position, state.facilitator),
        ]),
      );
      for (const [position, found] of effects) this.lanes[lane].describe(position, this.effects.sentence(found));
      if (lane === this.focus.lane) this.effects.show(effects, lane, answers[`${lane}.${this.slider.key}`]);
    }
  }

  /** @param {import("./types.js").Answers} answers */
  showStand(answers) {
    const now = answers[`now.${this.slider.key}`] ?? "empty";
    const intended = answers[`intended.${this.slider.key}`] ?? "empty";
    redraw(this.says, `${now} ${intended}`, () =>
      now === "empty" && intended === "empty"
        ? [h("span", { class: "mp-none" }, this.words.t("desk.untouched"))]
        : LANES.map((lane) =>
            h(
              "span",
              {},
              `${this.words.t(`desk.lane_title.${lane}`)}: `,
              h("b", {}, this.words.t(`position.${lane === "now" ? now : intended}`)),
            ),
          ),
    );
    this.same.hidden = intended !== "empty" || !POSITIONS.includes(now);
  }
}
