/** Small helpers to build and update the page. Text goes in as text only, never as markup. */

const SVG = "http://www.w3.org/2000/svg";
/** @type {Record<string, [string, Record<string, string>]>} */
const SHAPES = {
  bottleneck: ["rect", { x: "3", y: "3", width: "14", height: "14", fill: "currentColor" }],
  risk: ["path", { d: "M10 2.5 17.5 17H2.5Z" }],
  gain: ["circle", { cx: "10", cy: "10", r: "7" }],
  question: ["path", { d: "M10 2 18 10 10 18 2 10Z" }],
};

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes]  `on...` adds a listener; null and false are left out
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/**
 * Set text only when it differs, so that nothing is announced or repainted twice.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {boolean} on
 */
export function setFlag(element, name, on) {
  if (on !== element.hasAttribute(name)) element.toggleAttribute(name, on);
}

/**
 * Replace children only when the key differs from the last one drawn.
 * @param {HTMLElement} element
 * @param {string} key
 * @param {() => (Node | string)[]} draw
 */
export function redraw(element, key, draw) {
  if (element.dataset.drawn === key) return;
  element.dataset.drawn = key;
  element.replaceChildren(...draw());
}

/**
 * The shape of a kind of finding: by form, never by a colour that means good or bad.
 * @param {string} kind
 */
export function glyph(kind) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "mp-glyph");
  svg.setAttribute("aria-hidden", "true");
  const [tag, attributes] = SHAPES[kind];
  const shape = document.createElementNS(SVG, tag);
  const drawn = { fill: "none", stroke: "currentColor", "stroke-width": "2.4", ...attributes };
  for (const [name, value] of Object.entries(drawn)) shape.setAttribute(name, value);
  svg.append(shape);
  return svg;
}

/** @param {...(Node | string)} children */
export function hiddenWords(...children) {
  return h("span", { class: "mp-hidden" }, ...children);
}
