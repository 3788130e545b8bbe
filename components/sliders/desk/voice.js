/** The one live region of the page: polite, and at most one message in five seconds. */
import { h } from "./dom.js";

const QUIET = 5000;

export class Voice {
  constructor() {
    this.element = h("div", { class: "mp-hidden", role: "status", "aria-live": "polite" });
    /** @type {Map<string, string>} the newest message of each speaker, waiting for its turn */
    this.waiting = new Map();
    this.spoken = -QUIET;
    /** @type {ReturnType<typeof setTimeout> | null} */
    this.timer = null;
  }

  /**
   * Have `message` said; a newer one of the same speaker takes the place of one that still waits.
   * @param {string} speaker
   * @param {string} message
   */
  say(speaker, message) {
    this.waiting.delete(speaker);
    if (message) this.waiting.set(speaker, message);
    this.timer ??= setTimeout(() => this.speak(), Math.max(0, this.spoken + QUIET - performance.now()));
  }

  speak() {
    this.timer = null;
    if (!this.waiting.size) return;
    this.spoken = performance.now();
    this.element.textContent = [...this.waiting.values()].join(" ");
    this.waiting.clear();
  }
}
