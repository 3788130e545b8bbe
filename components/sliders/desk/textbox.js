/** A text field that tells every change at once and is never overwritten while someone types in it. */
import { h } from "./dom.js";

/** Longest text kept, as in components/words/escape.py. */
const MAX_LENGTH = 10000;

export class TextBox {
  /**
   * @param {string} label
   * @param {string} about  what it is about, for a screen reader
   * @param {(text: string) => void} typed
   */
  constructor(label, about, typed) {
    this.area = h("textarea", { rows: "2", maxlength: MAX_LENGTH, oninput: () => typed(this.area.value) });
    this.element = h(
      "label",
      { class: "mp-text" },
      h("span", {}, label, h("span", { class: "mp-hidden" }, ` (${about})`)),
      this.area,
    );
  }

  /** @param {string} text */
  show(text) {
    const root = /** @type {Document | ShadowRoot} */ (this.area.getRootNode());
    if (root.activeElement !== this.area && this.area.value !== text) this.area.value = text;
  }
}
