/**
 * What the rules say of a set of answers: findings per lane, effects of a position, changes, moves.
 *
 * @typedef {import("./types.js").Setup} Setup
 * @typedef {import("./types.js").RuleSetup} RuleSetup
 * @typedef {import("./types.js").Answers} Answers
 * @typedef {import("./types.js").Lane} Lane
 * @typedef {import("./types.js").Verdict} Verdict
 *
 * @typedef {"begins" | "stays" | "ends" | "open" | "absent"} ChangeKind
 * @typedef {{rule: RuleSetup, before: Verdict, after: Verdict, change: ChangeKind, lane: Lane | ""}} Transition
 */
import { missingAxes, reasonAxes, verdictAt } from "./verdicts.js";

/** @param {string} ref */
export function bare(ref) {
  return ref.replace(/^(now|intended)\./, "");
}

/**
 * @param {Verdict} before
 * @param {Verdict} after
 * @returns {ChangeKind}
 */
export function changeBetween(before, after) {
  if (before === "undecided" || after === "undecided") return "open";
  if (before === after) return after === "applies" ? "stays" : "absent";
  return after === "applies" ? "begins" : "ends";
}

/** The rules of one exercise, ready to be asked. */
export class RuleBook {
  /** @param {Setup} setup */
  constructor(setup) {
    this.inputs = setup.inputs;
    this.all = setup.rules;
    this.sizes = new Map(this.all.map((rule) => [rule, rule.inputs.map((ref) => this.inputs[bare(ref)].known.length)]));
    /** @type {Map<string, RuleSetup[]>} */
    this.bySlider = new Map();
    for (const rule of this.all) {
      for (const ref of rule.inputs) {
        if (!rule.compares) this.bySlider.set(ref, [...(this.bySlider.get(ref) ?? []), rule]);
      }
    }
  }

  /** @param {boolean} facilitator */
  shown(facilitator) {
    return this.all.filter((rule) => facilitator || rule.status !== "facilitator");
  }

  /**
   * The names of the answers a rule asks for in a lane.
   * @param {RuleSetup} rule
   * @param {Lane} lane
   */
  names(rule, lane) {
    return rule.inputs.map((ref) => (this.inputs[ref]?.kind === "slider" ? `${lane}.${ref}` : ref));
  }

  /**
   * @param {RuleSetup} rule
   * @param {Answers} answers
   * @param {Lane} lane
   */
  place(rule, answers, lane) {
    return this.names(rule, lane).map((name) => {
      const known = this.inputs[bare(name)].known;
      const step = known.indexOf(answers[name]);
      return step < 0 ? known.length : step;
    });
  }

  /** @param {RuleSetup} rule */
  sizesOf(rule) {
    return /** @type {number[]} */ (this.sizes.get(rule));
  }

  /**
   * @param {RuleSetup} rule
   * @param {Answers} answers
   * @param {Lane} lane
   */
  verdict(rule, answers, lane) {
    return verdictAt(rule, this.sizesOf(rule), this.place(rule, answers, lane));
  }

  /**
   * Names of the answers that make a verdict.
   * @param {RuleSetup} rule
   * @param {Answers} answers
   * @param {Lane} lane
   */
  because(rule, answers, lane) {
    const names = this.names(rule, lane);
    return reasonAxes(rule, this.sizesOf(rule), this.place(rule, answers, lane)).map((axis) => names[axis]);
  }

  /**
   * Names of the answers that would have to be known.
   * @param {RuleSetup} rule
   * @param {Answers} answers
   * @param {Lane} lane
   */
  needs(rule, answers, lane) {
    const names = this.names(rule, lane);
    return missingAxes(rule, this.sizesOf(rule), this.place(rule, answers, lane)).map((axis) => names[axis]);
  }

  /**
   * Every single answer that would change what the rule says.
   * @param {RuleSetup} rule
   * @param {Answers} answers
   * @param {Lane} lane
   * @returns {{name: string, answer: string, verdict: Verdict}[]}
   */
  moves(rule, answers, lane) {
    const now = this.verdict(rule, answers, lane);
    return this.names(rule, lane).flatMap((name) =>
      this.inputs[bare(name)].known
        .filter((answer) => answer !== answers[name])
        .map((answer) => ({ name, answer, verdict: this.verdict(rule, { ...answers, [name]: answer }, lane) }))
        .filter((move) => move.verdict !== now),
    );
  }

  /**
   * What placing `slider` at `position` in `lane` would change, rules that compare lanes left out.
   * @param {Answers} answers
   * @param {string} slider
   * @param {Lane} lane
   * @param {string} position
   * @param {boolean} facilitator
   * @returns {Transition[]}
   */
  effects(answers, slider, lane, position, facilitator) {
    const moved = { ...answers, [`${lane}.${slider}`]: position };
    return (this.bySlider.get(slider) ?? [])
      .filter((rule) => facilitator || rule.status !== "facilitator")
      .map((rule) => this.transition(rule, lane, this.verdict(rule, answers, lane), this.verdict(rule, moved, lane)))
      .filter((transition) => transition.before !== transition.after);
  }

  /**
   * What changed between two sets of answers, in either lane and between the lanes.
   * @param {Answers} before
   * @param {Answers} after
   * @param {boolean} facilitator
   * @returns {Transition[]}
   */
  changes(before, after, facilitator) {
    return this.shown(facilitator).flatMap((rule) =>
      /** @type {Lane[]} */ (rule.compares ? ["now"] : ["now", "intended"])
        .map((lane) =>
          this.transition(rule, lane, this.verdict(rule, before, lane), this.verdict(rule, after, lane)),
        )
        .filter((transition) => transition.before !== transition.after),
    );
  }

  /**
   * @param {RuleSetup} rule
   * @param {Lane} lane
   * @param {Verdict} before
   * @param {Verdict} after
   * @returns {Transition}
   */
  transition(rule, lane, before, after) {
    return { rule, lane: rule.compares ? "" : lane, before, after, change: changeBetween(before, after) };
  }
}
