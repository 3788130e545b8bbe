/**
 * What is on the desk, kept on this device: a reload, a closed tab or a restarted server loses nothing.
 * One draft per tab; that of a tab that was closed is offered, never opened unasked. Gone after thirty days.
 *
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./types.js").Change} Change
 * @typedef {import("./types.js").State} State
 * @typedef {{saved: number, state: State}} Draft
 */
import { applied } from "./store.js";

const PREFIX = "mengpaneel.draft.";
const TAB = "mengpaneel.tab";
const KEPT = 30 * 24 * 3600 * 1000;
const DELAY = 150;
/** How long other tabs get to say which draft is theirs. */
const ROLL_CALL = 300;

export class Drafts {
  /**
   * @param {Store} store
   * @param {() => void} failed  called when this device keeps nothing (any more)
   */
  constructor(store, failed) {
    this.store = store;
    this.failed = failed;
    this.works = true;
    try {
      this.tab = sessionStorage.getItem(TAB) ?? crypto.randomUUID?.() ?? String(Math.random());
      localStorage.setItem(`${PREFIX}test`, "1");
      localStorage.removeItem(`${PREFIX}test`);
      this.show();
    } catch {
      this.fail();
    }
    this.key = PREFIX + (this.tab ?? "");
    /** @type {ReturnType<typeof setTimeout> | null} */
    this.waiting = null;
    /** @type {Change | null} what is being typed and not yet a change */
    this.typing = null;
    /** @type {Set<unknown>} drafts of tabs that are open */
    this.alive = new Set();
    /** @type {BroadcastChannel | null} */
    this.tabs = globalThis.BroadcastChannel ? new BroadcastChannel("mengpaneel") : null;
    this.tabs?.addEventListener("message", ({ data }) => {
      if (data === "who?") this.tabs?.postMessage(this.key);
      else this.alive.add(data);
    });
  }

  /**
   * Open this tab's own draft, when there is one, and keep every change from now on.
   * @param {Desk} desk
   */
  start(desk) {
    if (!this.works) return;
    this.sweep();
    const own = this.read(this.key);
    if (own && touched(own.state)) desk.goOn(own.state);
    this.store.listen(() => this.soon());
    addEventListener("pagehide", () => this.hide());
    addEventListener("pageshow", () => this.show());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.hide() : this.show()));
  }

  /** While a tab is looked at, its name is not where a copy of the tab would find it. */
  show() {
    if (this.works) sessionStorage.removeItem(TAB);
  }

  hide() {
    this.keep();
    if (this.works) sessionStorage.setItem(TAB, this.tab ?? "");
  }

  fail() {
    this.works = false;
    this.failed();
  }

  soon() {
    this.waiting ??= setTimeout(() => this.keep(), DELAY);
  }

  keep() {
    if (this.waiting) clearTimeout(this.waiting);
    this.waiting = null;
    if (!this.works) return;
    const state = this.typing ? applied(this.store.state, this.typing) : this.store.state;
    try {
      if (touched(state)) localStorage.setItem(this.key, JSON.stringify({ saved: Date.now(), state }));
      else localStorage.removeItem(this.key);
    } catch {
      this.fail();
    }
  }

  /**
   * The newest draft of a tab that was closed, to offer on an untouched desk.
   * @returns {Promise<(Draft & {key: string}) | null>}
   */
  async other() {
    if (!this.works || touched(this.store.state)) return null;
    this.tabs?.postMessage("who?");
    await new Promise((done) => setTimeout(done, ROLL_CALL));
    if (touched(this.store.state)) return null;
    const drafts = this.keys()
      .filter((key) => key !== this.key && !this.alive.has(key))
      .flatMap((key) => {
        const draft = this.read(key);
        return draft && touched(draft.state) ? [{ key, ...draft }] : [];
      });
    return drafts.sort((a, b) => b.saved - a.saved)[0] ?? null;
  }

  /** @param {{key: string, state: State}} draft */
  open(draft) {
    this.store.change({ op: "restore", state: draft.state });
    this.keep();
    if (this.works) this.remove(draft.key);
  }

  /** @param {string} key */
  remove(key) {
    localStorage.removeItem(key);
  }

  sweep() {
    for (const key of this.keys()) {
      const draft = this.read(key);
      if (!draft || Date.now() - draft.saved > KEPT) this.remove(key);
    }
  }

  keys() {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  }

  /**
   * @param {string} key
   * @returns {Draft | null}
   */
  read(key) {
    try {
      const draft = JSON.parse(localStorage.getItem(key) ?? "null");
      return draft?.state?.answers && draft.state.whys && draft.state.marks ? draft : null;
    } catch {
      return null;
    }
  }
}

/** @param {State} state */
export function touched(state) {
  return (
    state.title !== "" ||
    state.tried !== null ||
    state.facilitator ||
    Object.values(state.answers).some((answer) => answer !== "empty") ||
    Object.values(state.whys).some(Boolean) ||
    Object.values(state.marks).some((mark) => mark.recognition !== "empty" || mark.note)
  );
}
