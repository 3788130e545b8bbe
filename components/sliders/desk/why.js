/**
 * "Waarom": what people say about a position, one text per lane. Kept while it is typed.
 *
 * @typedef {import("./types.js").SliderSetup} SliderSetup
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Lane} LaneName
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./words.js").Words} Words
 */
import { h } from "./dom.js";
import { TextBox } from "./textbox.js";

export class Why {
  /**
   * @param {SliderSetup} slider
   * @param {Store} store
   * @param {Words} words
   */
  constructor(slider, store, words) {
    this.names = ["now", "intended"].map((lane) => `${lane}.${slider.key}`);
    this.boxes = this.names.map(
      (name, index) =>
        new TextBox(
          words.t(`desk.why.${index ? "intended" : "now"}`),
          slider.name,
          (text) => store.change({ op: "why", name, text }),
        ),
    );
    this.filled = h("span", { class: "mp-filled" }, words.t("desk.why.filled"));
    this.element = h(
      "details",
      { class: "mp-why" },
      h("summary", {}, words.t("desk.why.summary"), h("span", { class: "mp-hidden" }, ` ${slider.name}`), this.filled),
      ...this.boxes.map((box) => box.element),
      h("a", { href: `#facts-${slider.key}`, class: "mp-to-facts" }, words.t("desk.to_facts"), h("span", { class: "mp-hidden" }, ` ${slider.name}`)),
    );
  }

  /** @param {State} state */
  show(state) {
    this.names.forEach((name, index) => this.boxes[index].show(state.whys[name] ?? ""));
    this.filled.hidden = !this.names.some((name) => state.whys[name]);
  }
}
