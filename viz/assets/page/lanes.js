// The lanes of squares, one square an action: each is told in words, and the chain of what is chosen is lit.

const lanes = $("lanes"), tree = $("tree");
/** @type {HTMLAnchorElement[]} the boxes and squares of the picture, in their order */
let marks = [];
/** @type {Thing[]} what each of them stands for */
let marked = [];
/** @type {Map<Element, Thing>} */
const known = new Map();
/** @type {Map<Thing, HTMLElement>} the row of a square that is not written yet */
const waiting = new Map();
function collect() {
  marks = /** @type {HTMLAnchorElement[]} */ ([...lanes.querySelectorAll('a[href^="#n="], a[href^="#t"]')]).filter((a) => {
    const t = lasting(a);
    if (t >= 0) known.set(a, t);
    return known.has(a);
  });
  marked = marks.map((a) => known.get(a) ?? -1);
}
/**
 * A square in words, for those who do not see it.
 * @param {Element} a
 * @param {Thing} t
 */
function word(a, t) {
  const words = [label(t), D.ways[naming.get(t) || "nobody"], statusOf(t) || "no status", late.has(t) ? "past its date" : ""].filter(Boolean).join("; ");
  a.setAttribute("aria-label", words);
}
/**
 * Of a large register the squares of a plan are written when it is looked at, as the page writes those
 * of a small one.
 * @param {Element} frame
 */
function square(frame) {
  /** @type {NodeListOf<HTMLElement>} */
  const rows = frame.querySelectorAll("[data-actions]");
  if (!rows.length) return;
  rows.forEach((row) => {
    row.append(...(row.dataset.actions || "").trim().split(" ").filter(Boolean).map((n) => {
      const t = Number(n), [outline, letter] = D.looks[naming.get(t) || "nobody"], colour = tone(statusOf(t)), past = late.has(t);
      const a = el("a", { class: ["sq", outline, colour, past ? "late" : ""].filter(Boolean).join(" "), href: address(t) }, colour.slice(0, 1).toUpperCase() + letter + (past ? "!" : ""));
      known.set(a, t);
      waiting.delete(t);
      word(a, t);
      a.tabIndex = -1;
      return a;
    }));
    row.removeAttribute("data-actions");
  });
  collect();
}
if (lanes) {
  /** @type {NodeListOf<HTMLElement>} */
  const rows = lanes.querySelectorAll("[data-actions]");
  rows.forEach((row) => (row.dataset.actions || "").trim().split(" ").filter(Boolean).forEach((n) => waiting.set(Number(n), row)));
  lanes.querySelectorAll(":scope > :not(details)").forEach(square);
  lanes.querySelectorAll("details.folded").forEach((plan) => plan.addEventListener("toggle", () => { square(plan); filter(); }));
  collect();
  marks.forEach((a, n) => { if (a.matches(".sq")) word(a, marked[n]); });
  oneStop(lanes, () => [...lanes.querySelectorAll("a")]);
}
// Priorities stand side by side, or each in a row of its own, which never grows wider.
function inRows() {
  if (!lanes) return;
  const yes = Boolean(state.rows);
  lanes.querySelectorAll(yes ? ".abreast" : ".rows.turned").forEach((/** @type {Element} */ e) => {
    e.classList.toggle("abreast", !yes);
    e.classList.toggle("rows", yes);
    e.classList.toggle("turned", yes);
  });
  const turn = $("as-rows");
  turn.textContent = yes ? "Priorities side by side" : "Priorities as rows";
  turn.hidden = !lanes.querySelector(".abreast, .turned");
}
/**
 * What belongs to the answer for a thing: the links, and the things at their ends.
 * @param {Thing} t
 */
function around(t) {
  const answer = D.answers[t], lit = answer ? [...answer[2], ...answer[0], ...answer[1]] : [...out[t], ...into[t]];
  // Of somebody also what they are given, and all that follows from it.
  const on = new Set([t, ...(D.remits[t] || []).map(([below]) => below), ...into[t].filter((n) => D.terms[D.links[n][1]][0] === "assignedTo").map((n) => D.links[n][0])]);
  for (const n of lit) { on.add(D.links[n][0]); on.add(D.links[n][2]); }
  return on;
}
/** @type {HTMLDetailsElement[]} what was unfolded to show the chosen box, and is folded again when another is */
const opens = [];
/**
 * @param {Thing} t the chosen thing, or below zero none
 * @param {Thing[]} some where none is chosen, what else is asked about
 */
function light(t, some = []) {
  if (tree) tree.querySelectorAll(".leaf").forEach((/** @type {HTMLElement} */ b) => b.classList.toggle("now", t >= 0 && b.dataset.go === D.things[t][ID]));
  if (!lanes) return;
  const row = waiting.get(t), plan = row && row.closest("details");
  if (plan) square(plan);
  const on = t < 0 ? new Set(some) : around(t);
  opens.splice(0).forEach((lane) => { lane.open = false; });
  marks.forEach((a, n) => {
    a.classList.toggle("in", on.has(marked[n]));
    a.classList.toggle("now", marked[n] === t);
    const folded = marked[n] === t && a.closest("details:not([open])");
    if (folded) opens.push(folded);
    if (marked[n] === t) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
  });
  opens.forEach((lane) => { lane.open = true; });
  lanes.classList.toggle("on", t < 0 ? marked.some((one) => on.has(one)) : marked.includes(t));
}
if (tree) tree.querySelectorAll("[data-go]").forEach((/** @type {HTMLElement} */ b) => b.addEventListener("click", () => choose(numbers.get(b.dataset.go || "") ?? -1, b)));
