/**
 * One lane of a slider: a native radio group drawn as a fader. It can be empty, needs no dragging,
 * reads aloud in words and works by keyboard; dragging is an extra.
 *
 * @typedef {import("./types.js").SliderSetup} SliderSetup
 * @typedef {import("./words.js").Words} Words
 */
import { h, setFlag, setText } from "./dom.js";

/** From high to low, as drawn. */
export const POSITIONS = ["top", "high", "no_choice", "low", "bottom"];
const RAISE = new Set(["ArrowUp", "ArrowRight"]);
const LOWER = new Set(["ArrowDown", "ArrowLeft"]);
const DRAG_FROM = 6;
let made = 0;

/** @param {HTMLElement} lanes  the element that says by its style which way the faders lie */
const sideways = (lanes) => getComputedStyle(lanes).getPropertyValue("--mp-sideways").trim() === "1";

export class Lane {
  /**
   * @param {SliderSetup} slider
   * @param {import("./types.js").Lane} lane
   * @param {Words} words
   * @param {(answer: string, settled: boolean) => void} place  called at every step; settled when let go
   * @param {() => void} focused
   */
  constructor(slider, lane, words, place, focused) {
    made += 1;
    this.uid = `mp${made}`;
    this.place = place;
    this.answer = "empty";
    /** @type {Map<string, HTMLInputElement>} */
    this.radios = new Map();
    const title = words.t(`desk.lane.${lane}`);
    this.track = h("div", { class: "mp-track" }, ...POSITIONS.map((position) => this.stop(position, words)));
    this.unknown = this.stop("dont_know", words);
    this.clear = h(
      "button",
      { type: "button", class: "mp-clear", onclick: () => this.empty() },
      h("span", { "aria-hidden": "true" }, "×"),
      h("span", { class: "mp-hidden" }, words.t("desk.clear", { name: slider.name, lane: title })),
    );
    this.element = h(
      "fieldset",
      { class: `mp-lane mp-${lane}`, "data-lane": lane, onfocusin: focused, onpointerdown: focused },
      h("legend", {}, h("span", { class: "mp-hidden" }, `${slider.name}, `), title),
      this.track,
      this.unknown,
      this.clear,
    );
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.track.addEventListener("pointerdown", (event) => this.drag(event));
  }

  /**
   * @param {string} position
   * @param {Words} words
   */
  stop(position, words) {
    const text = words.t(`position.${position}`);
    const radio = h("input", {
      type: "radio",
      name: this.uid,
      value: position,
      "aria-label": text,
      "aria-describedby": `${this.uid}-${position}`,
      onchange: () => this.place(position, true),
    });
    this.radios.set(position, radio);
    const cap = position === "dont_know" ? h("span", { class: "mp-ask" }, "?") : h("span", { class: "mp-cap" });
    cap.setAttribute("aria-hidden", "true");
    return h(
      "label",
      { class: `mp-stop mp-${position}`, "data-position": position, title: text },
      radio,
      cap,
      h("span", { id: `${this.uid}-${position}`, class: "mp-hidden" }),
    );
  }

  /**
   * Say in words what a position would start or end, for who can't see the signs beside it.
   * @param {string} position
   * @param {string} text
   */
  describe(position, text) {
    const label = /** @type {HTMLElement} */ (this.radios.get(position)?.parentElement);
    const description = /** @type {HTMLElement} */ (label.lastElementChild);
    setText(description, text);
    const title = [this.radios.get(position)?.ariaLabel ?? "", text].filter(Boolean).join(". ");
    if (label.title !== title) label.title = title;
  }

  /**
   * @param {string} answer
   * @param {string | null} recorded  the recorded answer when another one is tried, else null
   */
  show(answer, recorded) {
    this.answer = answer;
    for (const [position, radio] of this.radios) {
      if (radio.checked !== (position === answer)) radio.checked = position === answer;
      setFlag(/** @type {Element} */ (radio.parentElement), "data-recorded", recorded === position);
    }
    this.clear.disabled = answer === "empty";
  }

  empty() {
    this.place("empty", true);
    /** @type {HTMLInputElement} */ (this.radios.get("no_choice")).focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const radio = /** @type {HTMLInputElement} */ (event.target);
    if (radio.type !== "radio" || event.altKey || event.ctrlKey || event.metaKey) return;
    const order = [...POSITIONS, "dont_know"];
    const at = order.indexOf(radio.value);
    let next = null;
    if (RAISE.has(event.key)) next = order[Math.max(0, at - 1)];
    else if (LOWER.has(event.key)) next = order[Math.min(order.length - 1, at + 1)];
    else if (event.key === "Home") next = "top";
    else if (event.key === "End") next = "bottom";
    else if (event.key === "?") next = "dont_know";
    else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      this.place("empty", true);
      return;
    }
    if (next === null) return;
    event.preventDefault();
    this.radios.get(next)?.focus();
    if (next !== this.answer) this.place(next, true);
  }

  /** @param {PointerEvent} start */
  drag(start) {
    if (start.button !== 0) return;
    let moving = false;
    let last = "";
    const follow = (/** @type {PointerEvent} */ event) => {
      if (!moving && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < DRAG_FROM) return;
      if (!moving) this.track.setPointerCapture(event.pointerId);
      moving = true;
      last = this.nearest(event);
      if (last !== this.answer) this.place(last, false);
    };
    const end = () => {
      this.track.removeEventListener("pointermove", follow);
      this.track.removeEventListener("pointerup", end);
      this.track.removeEventListener("pointercancel", end);
      if (!moving) return;
      this.place(last, true);
      this.radios.get(last)?.focus({ preventScroll: true });
      // A click that follows the drag would choose the stop under the pointer; that has been chosen.
      const ignore = (/** @type {Event} */ event) => event.preventDefault();
      this.track.addEventListener("click", ignore, { capture: true });
      setTimeout(() => this.track.removeEventListener("click", ignore, { capture: true }), 0);
    };
    this.track.addEventListener("pointermove", follow);
    this.track.addEventListener("pointerup", end);
    this.track.addEventListener("pointercancel", end);
  }

  /** @param {PointerEvent} event */
  nearest(event) {
    const box = this.track.getBoundingClientRect();
    const share = sideways(this.track) ? 1 - (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height;
    return POSITIONS[Math.min(POSITIONS.length - 1, Math.max(0, Math.floor(share * POSITIONS.length)))];
  }
}
