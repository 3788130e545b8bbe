/**
 * The state of one desk: changed here at once, told to whoever listens, kept until acknowledged.
 *
 * Python holds the truth while it is connected. A change made here is applied at once, put in the
 * outbox with a number, and sent; what comes back is the truth with the number of the last change
 * it has seen, and changes not yet seen are applied on top. So nothing is lost or undone in flight.
 *
 * @typedef {import("./types.js").State} State
 * @typedef {import("./types.js").Change} Change
 */

/**
 * @param {State} state
 * @param {Change} change
 * @returns {State}
 */
export function applied(state, change) {
  switch (change.op) {
    case "place":
      return change.tried
        ? { ...state, tried: { ...(state.tried ?? state.answers), [change.name]: change.answer } }
        : { ...state, answers: { ...state.answers, [change.name]: change.answer } };
    case "why":
      return { ...state, whys: { ...state.whys, [change.name]: change.text } };
    case "title":
      return { ...state, title: change.text };
    case "mark":
      return {
        ...state,
        marks: {
          ...state.marks,
          [change.id]: {
            recognition: /** @type {import("./types.js").Mark["recognition"]} */ (change.recognition),
            note: change.note,
          },
        },
      };
    case "restore":
      return change.state;
  }
}

/** One desk's state with its outbox. */
export class Store {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    /** @type {{seq: number, change: Change}[]} */
    this.outbox = [];
    this.seq = 0;
    /** @type {((state: State) => void)[]} */
    this.listeners = [];
    /** @type {((message: {seq: number, change: Change | null}) => void) | null} */
    this.way = null;
    this.online = false;
    /** Whether Python has answered since we last asked. */
    this.heard = false;
    /** @type {string | null} the session of Python that knows this desk */
    this.session = null;
    /** @type {import("./types.js").Answers | null} a move under the finger, not yet made */
    this.held = null;
  }

  /** The answers that stand: tried in what-if, else recorded. */
  get standing() {
    return this.state.tried ?? this.state.answers;
  }

  /** The answers looked at: those that stand, with the move that is under the finger. */
  get answers() {
    return this.held ?? this.standing;
  }

  /**
   * Show a move that is not made yet (a cap that is being dragged).
   * @param {string} name
   * @param {string} answer
   */
  hold(name, answer) {
    this.held = { ...this.standing, [name]: answer };
    this.tell();
  }

  /**
   * Make a move where we are: in what is tried, or in what is recorded.
   * @param {string} name
   * @param {string} answer
   */
  place(name, answer) {
    this.change({ op: "place", name, answer, tried: this.state.tried !== null });
  }

  /**
   * Enter or leave what-if at once; Python confirms it. So no quick move lands on the wrong side.
   * @param {boolean} on
   */
  tryOut(on) {
    if (on === (this.state.tried !== null)) return;
    this.state = { ...this.state, tried: on ? { ...this.state.answers } : null };
    this.tell();
  }

  /** Let go without a move. */
  release() {
    if (!this.held) return;
    this.held = null;
    this.tell();
  }

  /** @param {(state: State) => void} listener */
  listen(listener) {
    this.listeners.push(listener);
  }

  /** @param {Change} change */
  change(change) {
    this.held = null;
    this.state = applied(this.state, change);
    this.seq += 1;
    const message = { seq: this.seq, change };
    const last = this.outbox.at(-1);
    // While someone types, only the newest text of a field waits.
    if (last && !this.online && sameField(last.change, change)) this.outbox.pop();
    this.outbox.push(message);
    this.tell();
    if (this.online) this.way?.(message);
  }

  /**
   * The truth from Python, which has seen our changes up to number `seen`. A session other than the one
   * that knew us (the server was restarted) is not the truth about this desk, and is not heard.
   * @param {State} truth
   * @param {number} seen
   * @param {string} [session]
   */
  receive(truth, seen, session = "") {
    this.session ??= session;
    if (session !== this.session) return;
    this.outbox = this.outbox.filter((message) => message.seq > seen);
    this.state = this.outbox.reduce((state, { change }) => applied(state, change), truth);
    this.heard = true;
    this.tell();
  }

  /**
   * A way to Python is there: send what waits, and everything that comes.
   * @param {(message: {seq: number, change: Change | null}) => void} send
   */
  connect(send) {
    this.way = send;
    this.online = true;
    this.resend();
  }

  /** The connection is gone: keep what comes. */
  disconnect() {
    this.online = false;
  }

  /** Ask whether Python is there, and send again what it has not seen. */
  resend() {
    this.online = true;
    this.heard = false;
    if (!this.outbox.length) this.way?.({ seq: this.seq, change: null });
    for (const message of this.outbox) this.way?.(message);
  }

  tell() {
    for (const listener of this.listeners) listener(this.state);
  }
}

/**
 * @param {Change} one
 * @param {Change} other
 */
function sameField(one, other) {
  return (one.op === "why" && other.op === "why" && one.name === other.name) || (one.op === "title" && other.op === "title");
}
