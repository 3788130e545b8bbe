/**
 * Words: texts by key with their places filled, and answers said in words.
 *
 * @typedef {import("./types.js").Setup} Setup
 */
import { bare } from "./rules.js";

/** The words of one language. Everything shown comes from the catalogue or the content files. */
export class Words {
  /** @param {Setup} setup */
  constructor(setup) {
    this.setup = setup;
    // Made once: a formatter costs far more than its use.
    this.and = new Intl.ListFormat(setup.language, { type: "conjunction" });
    this.or = new Intl.ListFormat(setup.language, { type: "disjunction" });
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  t(key, values = {}) {
    const text = this.setup.words[key];
    if (text === undefined) throw new Error(`no word ${key}`);
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  /** @param {string} name  `now.communication`, `mandate` */
  input(name) {
    return this.setup.inputs[bare(name)].name;
  }

  /**
   * The input, and its lane where the name says one.
   * @param {string} name
   */
  inputInLane(name) {
    const [lane] = name.split(".");
    return lane !== name ? this.t("desk.in_lane", { name: this.input(name), lane: this.t(`desk.lane.${lane}`) }) : this.input(name);
  }

  /**
   * @param {string} name
   * @param {string} answer
   */
  answer(name, answer) {
    return this.setup.inputs[bare(name)].answers[answer] ?? answer;
  }

  /**
   * An answer as the reason of a finding: with its lane only where the rule compares lanes.
   * @param {import("./types.js").RuleSetup} rule
   * @param {string} name
   * @param {string} answer
   */
  because(rule, name, answer) {
    const input = rule.compares ? this.inputInLane(name) : this.input(name);
    return this.t("desk.said", { name: input, answer: this.answer(name, answer) });
  }

  /**
   * A text as a whole sentence: a question keeps its own mark.
   * @param {string} text
   */
  sentence(text) {
    return /[.?!]$/.test(text) ? text : `${text}.`;
  }

  /** @param {string[]} items */
  list(items) {
    return this.and.format(items);
  }

  /** @param {string[]} items */
  either(items) {
    return this.or.format(items);
  }
}
