/**
 * Our own page: the desk stands and works before anything is connected. Panel takes it over when it
 * is there (components/sliders/desk/panel.js).
 */
import { Connection } from "./connection.js";
import { mountDesk } from "../../components/sliders/desk/desk.js";
import { h } from "../../components/sliders/desk/dom.js";
import { Drafts, touched } from "../../components/sliders/desk/drafts.js";
import { Inputs } from "./inputs.js";

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
performance.mark("boot");
const data = JSON.parse(element("mp-data").textContent ?? "{}");
const desk = mountDesk(element("mp-desk"), element("mp-findings"), data.setup, data.state);
const drafts = new Drafts(desk.store, () => (element("mp-unkept").hidden = false));
drafts.start(desk);
new Inputs(desk.store, drafts, data.setup, (large) => {
  const place = element("mp-too-large");
  place.hidden = !large;
  desk.voice.say("files", large ? (place.textContent ?? "") : "");
});
/** @type {any} */ (globalThis).mengpaneel = { desk, speak, hear };
document.documentElement.dataset.desk = "ready";
performance.mark("desk");

const banner = element("mp-connection");
const connection = new Connection(desk.store, {
  banner,
  text: /** @type {HTMLElement} */ (banner.firstElementChild),
  words: data.words,
  process: data.process,
  keeps: () => drafts.works,
  tell: (message) => desk.voice.say("connection", message),
});
connection.follow();
offer();
names();

/**
 * Load the page in another language. The draft brings the work along.
 * @param {string} language
 */
function speak(language) {
  drafts.keep();
  if (!drafts.works && touched(desk.store.state)) return;
  const url = new URL(location.href);
  url.searchParams.set("taal", language);
  location.assign(url);
}

/**
 * Have a message of Python said by the page's one live region.
 * @param {string} speaker
 * @param {string} escaped  HTML, escaped as Panel sends it
 */
function hear(speaker, escaped) {
  const plain = (/** @type {string} */ html) => new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
  desk.voice.say(speaker, plain(plain(escaped)).trim());
}

/** Work from an earlier visit on this device is offered, never opened unasked. */
async function offer() {
  const draft = await drafts.other();
  if (!draft) return;
  const place = element("mp-offer");
  const when = new Intl.DateTimeFormat(data.setup.language, { dateStyle: "long", timeStyle: "short" }).format(draft.saved);
  const done = () => {
    place.hidden = true;
    element("mp-desk").querySelector("input")?.focus();
  };
  place.replaceChildren(
    h("p", {}, data.words["page.draft.found"].replace("{when}", when), draft.state.title ? ` “${draft.state.title}”` : ""),
    h("button", { type: "button", onclick: () => (drafts.open(draft), done()) }, data.words["page.draft.open"]),
    h("button", { type: "button", onclick: () => (drafts.remove(draft.key), done()) }, data.words["page.draft.remove"]),
  );
  place.hidden = false;
  desk.store.listen((state) => touched(state) && (place.hidden = true));
}

/** The name of the exercise follows wherever it stands on the page. */
function names() {
  const show = () => {
    const { title, fictional } = desk.store.state;
    element("mp-title").textContent = title;
    element("mp-fictional").hidden = !fictional;
    document.title = title ? `${title} · Mengpaneel` : data.words["page.title"];
  };
  desk.store.listen(show);
  show();
}
