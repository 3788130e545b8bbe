/**
 * Looking up in a rule's table of verdicts. The same derivations as components/bottlenecks/table.py:
 * a table has one axis per input, its last place meaning unknown.
 *
 * @typedef {import("./types.js").RuleSetup} RuleSetup
 * @typedef {import("./types.js").InputSetup} InputSetup
 * @typedef {import("./types.js").Verdict} Verdict
 */

/** @type {Record<string, Verdict>} */
const VERDICTS = { 1: "applies", 0: "not", "?": "undecided" };

/**
 * @param {RuleSetup} rule
 * @param {number[]} sizes  known answers per axis
 * @param {number[]} place
 * @returns {Verdict}
 */
export function verdictAt(rule, sizes, place) {
  let index = 0;
  for (let axis = 0; axis < sizes.length; axis += 1) index = index * (sizes[axis] + 1) + place[axis];
  return VERDICTS[rule.cells[index]];
}

/**
 * The axes that make a decided verdict what it is: the union of the smallest sets that suffice.
 * @param {RuleSetup} rule
 * @param {number[]} sizes
 * @param {number[]} place
 * @returns {number[]}
 */
export function reasonAxes(rule, sizes, place) {
  const verdict = verdictAt(rule, sizes, place);
  if (verdict === "undecided") return [];
  const known = place.map((_, axis) => axis).filter((axis) => place[axis] < sizes[axis]);
  for (let size = 0; size <= known.length; size += 1) {
    const enough = subsets(known, size).filter(
      (chosen) =>
        verdictAt(rule, sizes, place.map((step, axis) => (chosen.includes(axis) ? step : sizes[axis]))) === verdict,
    );
    if (enough.length) return [...new Set(enough.flat())].sort((a, b) => a - b);
  }
  return known;
}

/**
 * The unknown axes whose answer can still change an undecided verdict.
 * @param {RuleSetup} rule
 * @param {number[]} sizes
 * @param {number[]} place
 * @returns {number[]}
 */
export function missingAxes(rule, sizes, place) {
  const open = place.map((_, axis) => axis).filter((axis) => place[axis] === sizes[axis]);
  return open.filter((axis) =>
    completions(
      open.filter((other) => other !== axis),
      sizes,
      place,
    ).some((filled) => {
      const seen = new Set();
      for (let step = 0; step < sizes[axis]; step += 1) {
        seen.add(verdictAt(rule, sizes, filled.with(axis, step)));
      }
      return seen.size > 1;
    }),
  );
}

/**
 * @param {number[]} items
 * @param {number} size
 * @returns {number[][]}
 */
function subsets(items, size) {
  if (size === 0) return [[]];
  return items.flatMap((item, index) => subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]));
}

/**
 * @param {number[]} axes
 * @param {number[]} sizes
 * @param {number[]} place
 * @returns {number[][]}
 */
function completions(axes, sizes, place) {
  if (!axes.length) return [place];
  const [axis, ...rest] = axes;
  return Array.from({ length: sizes[axis] }, (_, step) => completions(rest, sizes, place.with(axis, step))).flat();
}
