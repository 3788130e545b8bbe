/**
 * The Panel shell. On our own page the desk stands there already, usable before anything is
 * connected: then this only connects it. In a notebook it mounts one.
 *
 * @typedef {import("./desk.js").Desk} Desk
 */
import { mountDesk } from "./desk.js";
import { h } from "./dom.js";

/** @param {{model: any, el: HTMLElement}} context */
export function render({ model, el }) {
  /** @type {Desk | undefined} */
  const standing = /** @type {any} */ (globalThis).mengpaneel?.desk;
  const desk = standing ?? mount(model, el);
  const { store } = desk;
  const hear = () => store.receive(model.truth.state, model.truth.seen, model.truth.session);
  model.on("truth", hear);
  store.connect((message) => model.send_msg(message));
  if (!store.outbox.length) hear();
}

/**
 * @param {any} model
 * @param {HTMLElement} el
 */
function mount(model, el) {
  const deskHost = h("div", {});
  const findingsHost = h("div", {});
  el.append(h("style", {}, model.styles_text), h("div", { class: "mp-beside" }, deskHost, findingsHost));
  return mountDesk(deskHost, findingsHost, model.setup, model.truth.state);
}
