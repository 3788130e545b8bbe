/**
 * What is on the desk, kept on this device: a reload, a closed tab or a restarted server loses nothing.
 * One draft per tab; an older one is offered, never opened unasked. Gone after thirty days.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./types.js").State} State
 * @typedef {{saved: number, state: State}} Draft
 */
const PREFIX = "mengpaneel.draft.";
const TAB = "mengpaneel.tab";
const KEPT = 30 * 24 * 3600 * 1000;
const DELAY = 150;

export class Drafts {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.works = true;
    try {
      this.tab = sessionStorage.getItem(TAB) ?? crypto.randomUUID?.() ?? String(Math.random());
      sessionStorage.setItem(TAB, this.tab);
      localStorage.setItem(`${PREFIX}test`, "1");
      localStorage.removeItem(`${PREFIX}test`);
    } catch {
      this.works = false;
    }
    this.key = PREFIX + (this.tab ?? "");
    /** @type {ReturnType<typeof setTimeout> | null} */
    this.waiting = null;
  }

  /** Open this tab's own draft, when there is one, and keep every change from now on. */
  start() {
    if (!this.works) return;
    this.sweep();
    const own = this.read(this.key);
    if (own && touched(own.state)) this.store.change({ op: "restore", state: own.state });
    this.store.listen(() => {
      this.waiting ??= setTimeout(() => this.keep(), DELAY);
    });
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => this.keep());
  }

  keep() {
    if (this.waiting) clearTimeout(this.waiting);
    this.waiting = null;
    if (!this.works) return;
    try {
      if (touched(this.store.state)) {
        localStorage.setItem(this.key, JSON.stringify({ saved: Date.now(), state: this.store.state }));
      } else localStorage.removeItem(this.key);
    } catch {
      this.works = false;
    }
  }

  /**
   * The newest draft of another tab, to offer on an untouched desk.
   * @returns {(Draft & {key: string}) | null}
   */
  other() {
    if (!this.works || touched(this.store.state)) return null;
    const drafts = this.keys()
      .filter((key) => key !== this.key)
      .flatMap((key) => {
        const draft = this.read(key);
        return draft && touched(draft.state) ? [{ key, ...draft }] : [];
      });
    return drafts.sort((a, b) => b.saved - a.saved)[0] ?? null;
  }

  /** @param {{key: string, state: State}} draft */
  open(draft) {
    this.store.change({ op: "restore", state: draft.state });
    this.remove(draft.key);
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
function touched(state) {
  return (
    state.title !== "" ||
    state.tried !== null ||
    Object.values(state.answers).some((answer) => answer !== "empty") ||
    Object.values(state.whys).some(Boolean) ||
    Object.values(state.marks).some((mark) => mark.recognition !== "empty" || mark.note)
  );
}
