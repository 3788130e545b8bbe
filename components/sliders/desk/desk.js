/**
 * The desk: mounts five strips, what changed, and the findings, over one state. The one entry of
 * this module; three shells use it (Panel, the light page, the standalone file).
 *
 * @typedef {import("./types.js").Setup} Setup
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Lane} LaneName
 */
import { Changed } from "./changed.js";
import { h, setFlag } from "./dom.js";
import { Findings } from "./findings.js";
import { RuleBook } from "./rules.js";
import { Store } from "./store.js";
import { Strip } from "./strip.js";
import { Voice } from "./voice.js";
import { Words } from "./words.js";

export class Desk {
  /**
   * @param {HTMLElement} deskHost  where the strips go
   * @param {HTMLElement} findingsHost  where the findings go
   * @param {Setup} setup
   * @param {State} state
   */
  constructor(deskHost, findingsHost, setup, state) {
    this.store = new Store(state);
    this.book = new RuleBook(setup);
    this.words = new Words(setup);
    /** @type {{lane: LaneName}} */
    this.focus = { lane: "now" };
    /** The answers when changes were last told. */
    this.settled = this.store.answers;
    this.strips = setup.sliders.map(
      (slider) => new Strip(slider, this.book, this.store, this.words, this.focus, (lane) => this.focused(lane), (...move) => this.place(...move)),
    );
    this.voice = new Voice();
    this.changed = new Changed(this.book, this.words, this.voice);
    this.findings = new Findings(this.book, this.store, this.words);
    this.tryingNote = h("p", { class: "mp-trying" }, this.words.t("desk.trying"));
    const heading = h("h2", { class: "mp-hidden" }, this.words.t("desk.heading"));
    this.desk = h("div", { class: "mp-desk" }, ...this.strips.map((strip) => strip.element));
    deskHost.append(h("div", { class: "mp" }, this.tryingNote, heading, this.desk, this.changed.element, this.voice.element));
    findingsHost.append(h("div", { class: "mp" }, this.findings.element));
    this.store.listen(() => this.show());
    this.show();
  }

  /**
   * Go on with what was kept: no move, so there is no change to tell.
   * @param {State} state
   */
  goOn(state) {
    this.settled = state.tried ?? state.answers;
    this.store.change({ op: "restore", state });
  }

  /** @param {LaneName} lane */
  focused(lane) {
    if (lane === this.focus.lane) return;
    this.focus.lane = lane;
    for (const strip of this.strips) strip.showEffects();
  }

  /**
   * A move on the screen. While a cap is dragged it shows at once; it counts when let go.
   * @param {string} name
   * @param {string} answer
   * @param {boolean} settled
   */
  place(name, answer, settled) {
    if (!settled) this.store.hold(name, answer);
    else if (this.store.standing[name] === answer) this.store.release();
    else this.store.place(name, answer);
  }

  show() {
    const { state, answers } = this.store;
    setFlag(this.desk, "data-trying", state.tried !== null);
    this.tryingNote.hidden = state.tried === null;
    for (const strip of this.strips) strip.show();
    this.findings.show();
    if (this.store.held) return;
    this.changed.show(this.settled, answers, state.facilitator);
    this.settled = answers;
  }
}

/**
 * @param {HTMLElement} deskHost
 * @param {HTMLElement} findingsHost
 * @param {Setup} setup
 * @param {State} state
 */
export function mountDesk(deskHost, findingsHost, setup, state) {
  return new Desk(deskHost, findingsHost, setup, state);
}
