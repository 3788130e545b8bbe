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

export class Connection {
  /**
   * @param {Store} store
   * @param {{banner: HTMLElement, text: HTMLElement, words: Record<string, string>, process: string, keeps: () => boolean}} page
   */
  constructor(store, page) {
    this.store = store;
    this.page = page;
    this.touched = 0;
    /** @type {any} */
    this.lost = null;
    for (const event of ["keydown", "pointerdown", "input"]) {
      addEventListener(event, () => (this.touched = Date.now()), { capture: true, passive: true });
    }
    this.aside(true);
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
    this.page.banner.hidden = true;
  }

  /** @param {any} event */
  gone(event) {
    this.store.disconnect();
    this.aside(true);
    this.say(this.page.keeps() ? "lost" : "lost_unkept");
    if (this.lost) return;
    this.lost = event;
    this.retry();
  }

  async retry() {
    if (!this.lost) return;
    try {
      const answer = await fetch("static/extensions/panel/images/favicon.ico", { method: "HEAD", cache: "no-store" });
      if (answer.headers.get("Mengpaneel-Process") === this.page.process) this.lost.reconnect();
      else if (answer.ok) {
        this.again();
        return;
      }
    } catch {
      // Still gone: try again.
    }
    setTimeout(() => this.retry(), RETRY);
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
    for (const part of document.querySelectorAll("[data-needs-server]")) part.toggleAttribute("inert", aside);
    document.documentElement.toggleAttribute("data-offline", aside && this.store.way !== null);
  }

  /** @param {string} key */
  say(key) {
    this.page.banner.hidden = false;
    this.page.text.textContent = this.page.words[`page.connection.${key}`];
  }
}
