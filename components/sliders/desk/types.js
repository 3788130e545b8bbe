/**
 * The shapes that pass between Python and the desk. Types only; nothing here runs.
 *
 * @typedef {"now" | "intended"} Lane
 * @typedef {"applies" | "not" | "undecided"} Verdict
 * @typedef {Record<string, string>} Answers  answer by name: `now.communication`, `mandate`
 *
 * @typedef {object} Pole
 * @property {string} text
 * @property {"source" | "inference"} status
 *
 * @typedef {object} SliderSetup
 * @property {string} key
 * @property {string} name
 * @property {string} about
 * @property {Pole[]} high  empty: the source does not define this end
 * @property {Pole[]} low
 *
 * @typedef {object} InputSetup
 * @property {"slider" | "fact" | "model"} kind
 * @property {string} name
 * @property {string[]} known  answers that settle it, for a slider from low to high
 * @property {Record<string, string>} answers  answer -> words
 *
 * @typedef {object} RuleSetup
 * @property {string} id
 * @property {"bottleneck" | "risk" | "gain" | "question"} kind
 * @property {"source" | "inference" | "facilitator"} status
 * @property {"source" | "inference" | "facilitator" | null} link
 * @property {string} hedge
 * @property {string} title
 * @property {string} short
 * @property {string} text
 * @property {string | null} question
 * @property {string | null} remedy
 * @property {string} lang  language the texts are really in
 * @property {{author: string, title: string, year: string, standing: string, place: string} | null} source
 * @property {string[]} inputs
 * @property {string} cells  verdicts, see components/bottlenecks/table.py
 * @property {boolean} compares  looks at both lanes
 *
 * @typedef {object} Setup
 * @property {string} language
 * @property {Record<string, string>} words
 * @property {SliderSetup[]} sliders
 * @property {Record<string, InputSetup>} inputs
 * @property {RuleSetup[]} rules
 *
 * @typedef {object} Mark
 * @property {"empty" | "recognised" | "partly" | "not_recognised"} recognition
 * @property {string} note
 *
 * @typedef {object} State
 * @property {Answers} answers  what was recorded
 * @property {Answers | null} tried  what is tried in what-if, null when off
 * @property {Record<string, string>} whys  why, by name of the answer
 * @property {Record<string, Mark>} marks  by id of the rule
 * @property {boolean} facilitator
 * @property {string} title
 * @property {boolean} fictional
 *
 * @typedef {{op: "place", name: string, answer: string, tried: boolean}
 *   | {op: "why", name: string, text: string}
 *   | {op: "title", text: string}
 *   | {op: "mark", id: string, recognition: string, note: string}
 *   | {op: "restore", state: State}} Change
 */
export {};
