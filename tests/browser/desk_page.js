/*
 * What the desk says, read from the page only: visible words, never the desk's own objects.
 * The one exception is `set`: facts and the model come in as truth does, through the store.
 */
globalThis.deskReader ??= (() => {
  const SHAPES = { rect: "bottleneck", circle: "gain" };
  const words = (element) => (element ? element.textContent.replace(/\s+/g, " ").trim() : "");
  /** Whether an element can be seen. `checkVisibility` says the same and lays out the page each time. */
  const visible = (element) => {
    for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
      if (getComputedStyle(at).display === "none") return false;
      const parent = at.parentElement;
      if (parent?.tagName === "DETAILS" && !parent.open && at.tagName !== "SUMMARY") return false;
    }
    return element.isConnected && getComputedStyle(element).visibility === "visible";
  };
  const shown = (element) => (element && visible(element) ? words(element) : "");
  /** What is heard: without what is drawn for the eye only; a line break parts two words. */
  const heard = (node) => {
    if (node.nodeName === "BR") return " ";
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    return node.ariaHidden === "true" ? "" : [...node.childNodes].map(heard).join("");
  };
  const spoken = (element) => heard(element).replace(/\s+/g, " ").trim();
  const shape = (svg) => {
    const drawn = svg?.firstElementChild;
    return SHAPES[drawn?.tagName] ?? (drawn?.getAttribute("d")?.endsWith("H2.5Z") ? "risk" : "question");
  };

  const SILENT = { group: "none", shape: "", kind: "", title: "", text: "", chips: [], needs: "", source: "" };

  function card(element) {
    if (!visible(element)) return { id: element.dataset.rule, ...SILENT };
    const chips = [...element.querySelectorAll(".mp-chip")].filter((chip) => visible(chip));
    return {
      id: element.dataset.rule,
      group: element.closest("[data-group]").dataset.group,
      shape: shape(element.querySelector("h4 svg")),
      kind: words(element.querySelector("h4 .mp-hidden")),
      title: words(element.querySelector("h4 [lang]")),
      text: shown(element.querySelector(".mp-body")),
      chips: chips.map((chip) => [chip.dataset.input, chip.dataset.answer, words(chip)]),
      needs: shown(element.querySelector(".mp-needs")),
      source: spoken(element.querySelector(".mp-source")),
    };
  }

  /** @param findings the element .mp-findings; a closed list of what can't be told yet is opened. */
  function cards(findings) {
    for (const details of findings.querySelectorAll("details.mp-open")) details.open = true;
    return [...findings.querySelectorAll(".mp-card")].map(card);
  }

  function headings(findings) {
    const groups = [...findings.querySelectorAll("[data-group]")].filter((group) => visible(group));
    return Object.fromEntries(groups.map((group) => [group.dataset.group, words(group.querySelector("h3, summary"))]));
  }

  function strip(element) {
    const described = (lane) =>
      Object.fromEntries(
        [...element.querySelectorAll(`[data-lane=${lane}] input`)].map((radio) => [
          radio.value,
          words(element.getRootNode().getElementById(radio.getAttribute("aria-describedby"))),
        ]),
      );
    const signs = (mark) =>
      [...mark.querySelectorAll(".mp-sign")].map((sign) => [words(sign), ...[...sign.querySelectorAll("svg")].map(shape)]);
    return {
      heading: words(element.querySelector(".mp-effects h4")),
      items: [...element.querySelectorAll(".mp-effects li")].map((item) => ({
        words: spoken(item),
        statements: [...item.querySelectorAll(".mp-effect")].map((effect) => [
          effect.dataset.rule,
          effect.dataset.change,
          shape(effect.querySelector("svg")),
        ]),
      })),
      signs: Object.fromEntries(
        [...element.querySelectorAll(".mp-mark")].map((mark) => [mark.className.match(/ mp-(\w+)$/)[1], signs(mark)]),
      ),
      described: { now: described("now"), intended: described("intended") },
      stands: [...element.querySelectorAll(".mp-says > *")].map(words),
    };
  }

  /** @param desk the element .mp-desk */
  const strips = (desk) =>
    Object.fromEntries([...desk.querySelectorAll(".mp-strip")].map((found) => [found.dataset.slider, strip(found)]));

  /** @param desk the element .mp-desk; the answer in each lane as its radios show it, and what is dotted. */
  function state(desk) {
    const answers = {};
    const recorded = {};
    for (const lane of desk.querySelectorAll(".mp-lane")) {
      const name = `${lane.dataset.lane}.${lane.closest(".mp-strip").dataset.slider}`;
      answers[name] = lane.querySelector("input:checked")?.value ?? "empty";
      const dotted = lane.querySelector("[data-recorded]");
      if (dotted) recorded[name] = dotted.dataset.position;
    }
    return { answers, recorded };
  }

  function changed(box) {
    if (!visible(box)) return { move: "", lines: [] };
    return { move: words(box.querySelector(".mp-move")), lines: [...box.querySelectorAll("li")].map(words) };
  }

  const store = () => globalThis.mengpaneel.desk.store;

  /** Give answers: positions by a click on the page, the rest as truth comes in. */
  function set(given) {
    const rest = {};
    for (const [name, answer] of Object.entries(given)) {
      const [lane, slider] = name.split(".");
      if (!slider) {
        if (store().answers[name] !== answer) rest[name] = answer;
        continue;
      }
      const element = document.querySelector(`[data-slider=${slider}] [data-lane=${lane}]`);
      const checked = element.querySelector("input:checked");
      if ((checked?.value ?? "empty") === answer) continue;
      const target = answer === "empty" ? ".mp-clear" : `input[value=${answer}]`;
      element.querySelector(target).click();
    }
    if (Object.keys(rest).length || store().outbox.length > 100) receive(rest);
  }

  /** Give answers the way truth comes in from Python. */
  function receive(given, more = {}) {
    const { state: known, seq, session } = store();
    store().receive({ ...known, ...more, answers: { ...known.answers, ...given } }, seq, session);
  }

  /** The moves that touch a finding, as an opened card lists them. */
  const moves = (card) =>
    [...card.querySelectorAll(".mp-moves li")]
      .filter((item) => visible(item))
      .map((item) => [item.dataset.input ?? "", item.dataset.verdict ?? "", words(item)]);

  /**
   * Read one rule's card, or the moves that touch it, at each of many states. Equal readings are given
   * once; `at` points to them.
   */
  function sweep(rule, states, clicked, moving) {
    const put = clicked ? set : receive;
    const findings = document.querySelector(".mp-findings");
    findings.querySelector("details.mp-open").open = true;
    // A card comes into the page when it is first shown.
    const read = () => {
      const element = findings.querySelector(`.mp-card[data-rule="${rule}"]`);
      if (!moving) return element ? card(element) : { id: rule, ...SILENT };
      return element && visible(element) ? moves(element) : [];
    };
    const seen = new Map();
    const at = states.map((answers) => {
      put(answers);
      const said = JSON.stringify(read());
      if (!seen.has(said)) seen.set(said, seen.size);
      return seen.get(said);
    });
    return { readings: [...seen.keys()].map((said) => JSON.parse(said)), at };
  }

  return { cards, headings, strips, state, changed, set, receive, sweep, moves, visible };
})();
