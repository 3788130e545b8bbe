/**
 * Facts, organisation model, its why and the title are Panel's inputs, and Panel tells Python. Told here
 * too, they are on the desk at once, kept on this device, and sent again when a connection was gone.
 * A class on the input says what it fills in: `fills-<name of the answer>`, `fills-why`, `fills-title`.
 *
 * @typedef {import("../../components/sliders/desk/drafts.js").Drafts} Drafts
 * @typedef {import("../../components/sliders/desk/store.js").Store} Store
 * @typedef {import("../../components/sliders/desk/types.js").Setup} Setup
 */
const FILLS = "fills-";
/** A larger file breaks the connection; smaller ones Python refuses itself, and says why. */
const CARRIED = 14_000_000;

export class Inputs {
  /**
   * @param {Store} store
   * @param {Drafts} drafts
   * @param {Setup} setup
   * @param {(large: boolean) => void} tooLarge  told of each file that is picked
   */
  constructor(store, drafts, setup, tooLarge) {
    this.store = store;
    this.drafts = drafts;
    this.setup = setup;
    this.tooLarge = tooLarge;
    addEventListener("input", (event) => this.filled(event), { capture: true });
    addEventListener("focusout", () => this.left(), { capture: true });
  }

  /** @param {Event} event */
  filled(event) {
    const [input, ...around] = event.composedPath();
    if (input instanceof HTMLInputElement && input.type === "file") this.picked(input);
    const name = around.map(fills).find(Boolean);
    if (!name) return;
    if (input instanceof HTMLSelectElement) this.chosen(name, input.selectedOptions[0]?.text ?? "");
    else if (input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement) this.typed(name, input.value);
  }

  /** @param {HTMLInputElement} input */
  picked(input) {
    const large = [...(input.files ?? [])].some((file) => file.size > CARRIED);
    if (large) input.value = "";
    this.tooLarge(large);
  }

  /**
   * @param {string} name
   * @param {string} label
   */
  chosen(name, label) {
    const [answer] = Object.entries(this.setup.inputs[name].answers).find(([, text]) => text === label) ?? [];
    if (answer !== undefined && answer !== this.store.standing[name]) this.store.place(name, answer);
  }

  /**
   * Text counts when the field is left; until then it is only kept.
   * @param {string} name
   * @param {string} text
   */
  typed(name, text) {
    this.drafts.typing = name === "title" ? { op: "title", text } : { op: "why", name: "organisation_model", text };
    this.drafts.soon();
  }

  left() {
    const { typing } = this.drafts;
    this.drafts.typing = null;
    if (typing) this.store.change(typing);
  }
}

/** @param {EventTarget} target */
function fills(target) {
  if (!(target instanceof Element)) return "";
  return [...target.classList].find((name) => name.startsWith(FILLS))?.slice(FILLS.length) ?? "";
}
