/**
 * The connection of the served page, said in words. While it is gone the desk goes on and keeps its
 * changes; what only the server can do is set aside. When the server is back but does not know this
 * page any more (a restart), the page loads again and gives its work back.
 *
 * @typedef {import("../../components/sliders/desk/store.js").Store} Store
 */
const RETRY = 2000;
const ANSWER = 4000;
const FIRST = 15000;
const REST = 1500;
/** So long a change may stay unanswered before we call the connection gone; then, before we load again. */
const SILENT = 8000;
const DEAF = 30000;
/** So long joining the server again may take, while it is there. */
const JOIN = 10000;

export class Connection {
  /**
   * @param {Store} store
   * @param {{banner: HTMLElement, text: HTMLElement, words: Record<string, string>, process: string, keeps: () => boolean, tell: (message: string) => void}} page
   */
  constructor(store, page) {
    this.store = store;
    this.page = page;
    this.touched = 0;
    /** @type {any} */
    this.lost = null;
    /** Since when a change stays unanswered; 0 when none does. */
    this.since = 0;
    /** Since when the server is there again; 0 while it is not. */
    this.joining = 0;
    for (const event of ["keydown", "pointerdown", "input"]) {
      addEventListener(event, () => (this.touched = Date.now()), { capture: true, passive: true });
    }
    this.aside(true);
    store.listen(() => this.answered());
    setInterval(() => this.watch(), 1000);
    addEventListener("offline", () => this.lost || this.hush());
    addEventListener("online", () => this.lost || this.store.way === null || this.back());
    setTimeout(() => this.store.heard || this.lost || this.say("first"), FIRST);
  }

  /** Follow the document that BokehJS has made. */
  follow() {
    const bokeh = /** @type {any} */ (globalThis).Bokeh;
    const [page] = bokeh?.documents ?? [];
    if (!page) {
      setTimeout(() => this.follow(), 50);
      return;
    }
    page.on_event("connection_lost", (/** @type {any} */ _, /** @type {any} */ event) => this.gone(event));
    page.on_event("client_reconnected", () => this.back());
    this.await();
  }

  /** Wait for the first answer; then the rest of the page can be used. */
  await() {
    if (this.store.heard) this.ready();
    else setTimeout(() => this.await(), 50);
  }

  ready() {
    this.aside(false);
    if (this.page.banner.hidden) return;
    this.page.banner.hidden = true;
    this.page.tell(this.page.words["page.connection.back"]);
  }

  answered() {
    if (this.store.outbox.length) this.since ||= Date.now();
    else this.since = 0;
    if (!this.since && !this.lost && this.store.heard && navigator.onLine) this.ready();
  }

  /** A connection can be dead without anybody saying so: then changes stay unanswered. */
  watch() {
    if (this.lost || !this.since || this.store.way === null) return;
    const waited = Date.now() - this.since;
    if (waited > SILENT) this.hush();
    if (waited > DEAF) this.reach().then((there) => there && this.since && this.again());
  }

  hush() {
    this.aside(true);
    this.say(this.page.keeps() ? "lost" : "lost_unkept");
  }

  /** @param {any} event */
  gone(event) {
    this.store.disconnect();
    this.hush();
    if (this.lost) return;
    this.lost = event;
    this.joining = 0;
    this.retry();
  }

  async retry() {
    if (!this.lost) return;
    const there = await this.reach();
    if (there) this.joining ||= Date.now();
    // BokehJS can be stuck half-way: it takes a message that comes before the first one as an error.
    if (there === "strange" || (there && Date.now() - this.joining > JOIN)) {
      this.again();
      return;
    }
    if (there) this.lost?.reconnect();
    setTimeout(() => this.retry(), RETRY);
  }

  /**
   * Is the server there, and is it still the one that knows this page?
   * @returns {Promise<"ours" | "strange" | "">}
   */
  async reach() {
    try {
      const answer = await fetch("static/extensions/panel/images/favicon.ico", { method: "HEAD", cache: "no-store" });
      if (answer.headers.get("Mengpaneel-Process") === this.page.process) return "ours";
      return answer.ok ? "strange" : "";
    } catch {
      return "";
    }
  }

  /** The socket is back. Whether Python still knows this page shows in its answer. */
  back() {
    this.lost = null;
    this.store.resend();
    const asked = Date.now();
    const check = () => {
      if (this.lost) return;
      if (this.store.heard) this.ready();
      else if (Date.now() - asked < ANSWER) setTimeout(check, 50);
      else this.again();
    };
    check();
  }

  /** Load the page again, at a moment when nobody is in the middle of something. */
  again() {
    if (!this.page.keeps()) {
      this.say("reload");
      return;
    }
    if (Date.now() - this.touched > REST) location.reload();
    else setTimeout(() => this.again(), 300);
  }

  /** @param {boolean} aside  whether what needs the server can't be used */
  aside(aside) {
    // Leave a field now: what it holds becomes a change, and is not sent in the middle of joining again.
    if (aside && document.activeElement?.closest("[data-needs-server]")) deepest(document)?.blur();
    for (const part of document.querySelectorAll("[data-needs-server]")) part.toggleAttribute("inert", aside);
    document.documentElement.toggleAttribute("data-offline", aside && this.store.way !== null);
  }

  /** @param {string} key */
  say(key) {
    const message = this.page.words[`page.connection.${key}`];
    if (!this.page.banner.hidden && this.page.text.textContent === message) return;
    this.page.banner.hidden = false;
    this.page.text.textContent = message;
    this.page.tell(message);
  }
}

/**
 * @param {Document | ShadowRoot} root
 * @returns {HTMLElement | null}  what has the focus, inside shadow roots too
 */
function deepest(root) {
  const active = /** @type {HTMLElement | null} */ (root.activeElement);
  return (active?.shadowRoot && deepest(active.shadowRoot)) || active;
}
