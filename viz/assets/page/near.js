// One thing with all that it is linked to, as a picture and as a list; or the way from one thing to another.

const FOLD = 7, FIRST = 5, MOST = 120;
const LEFT = new Set(["assignedTo", "memberOf", "holds", "postIn", "partOf"]);
let at = -1, byItself = -1, goal = -1, unfolded = new Set(), painted = "";
const basisOf = (/** @type {number} */ n) => basisName(D.links[n][4]);
// The relations of a thing: each with its words, and with what stands at its other ends.
function relations(/** @type {Thing} */ t) {
  /** @type {Map<string, Relation>} */
  const found = new Map();
  const add = (/** @type {number} */ n, /** @type {number} */ way, /** @type {Thing} */ other) => {
    const term = D.terms[D.links[n][1]], how = String(reads(n, way)), key = way + term[0] + how;
    if (!found.has(key)) found.set(key, { key, how, left: way === 1 && (term[4] === 1 || LEFT.has(term[0])), order: (way - 1) * 100 + (term[4] ? -D.links[n][1] : D.links[n][1]), links: [] });
    found.get(key)?.links.push([n, other]);
  };
  out[t].forEach((n) => add(n, 1, D.links[n][2]));
  into[t].forEach((n) => add(n, 2, D.links[n][0]));
  return [...found.values()].sort((a, b) => a.order - b.order);
}
function shownOf(/** @type {Relation} */ relation, /** @type {boolean} */ all) {
  const many = relation.links.length;
  return relation.links.slice(0, all || unfolded.has(relation.key) ? MOST : many > FOLD ? FIRST : many);
}
function boxesOf(/** @type {Relation} */ relation, /** @type {boolean} */ all) {
  const shown = shownOf(relation, all), more = relation.links.length - shown.length;
  /** @type {Box[]} */
  const found = shown.map(([n, other]) => ({ key: relation.key, how: relation.how, basis: basisOf(n), text: label(other), thing: other }));
  if (more) found.push({ key: relation.key, how: relation.how, basis: "", text: shown.length < MOST ? more + " more: show all" : more + " more stand in the list", unfold: shown.length < MOST ? relation.key : undefined });
  return found;
}
function neighbourhood(/** @type {Thing} */ t, /** @type {number} */ width, all = false) {
  const found = relations(t), of = (/** @type {boolean} */ left) => found.filter((r) => r.left === left).flatMap((r) => boxesOf(r, all));
  return placeAround({ text: label(t), thing: t }, of(true), of(false), width);
}
function pathPlan(/** @type {Step[]} */ found, /** @type {Thing} */ from, /** @type {number} */ width) {
  return placePath([{ text: label(from), thing: from }, ...found.map(([n, way, t]) => ({ text: label(t), thing: t, how: String(reads(n, way)), basis: basisOf(n) }))], width);
}
const room = () => Math.floor($("near-frame").clientWidth);
// What the address names; without a name, nothing until the section is looked at.
function near() {
  let t = numbers.get(state.near || "") ?? -1;
  const to = numbers.get(state.to || "") ?? -1;
  // Without a name, what was shown of itself.
  if (t < 0) { if (byItself < 0 || at === byItself) return; t = byItself; }
  if (t !== at) unfolded = new Set();
  at = t;
  goal = to === t ? -1 : to;
  paint();
}
function paint(again = false) {
  const key = [at, goal, room(), [...unfolded].join()].join();
  if (at < 0 || room() <= 0 || (key === painted && !again)) return;
  painted = key;
  options();
  $("near-at").value = D.things[at][ID];
  $("near-to").value = goal < 0 ? "" : D.things[goal][ID];
  const found = goal < 0 ? null : pathBetween(at, goal);
  $("near-list").replaceChildren(...(goal < 0 ? listAround(at) : listPath(found)));
  const plan = found ? pathPlan(found, at, room()) : neighbourhood(at, room());
  try {
    draw(plan);
  } catch (e) {
    $("near-net").textContent = "The picture cannot be drawn here (" + /** @type {Error} */ (e).message + "); the list holds all of it.";
  }
  document.documentElement.dataset.near = painted;
}
const redraw = () => paint(true);
function listAround(/** @type {Thing} */ t) {
  const answer = D.answers[t], parts = [el("h3", null, label(t)), el("p", null, link(t), answer && answer[6] ? el("small", null, " " + answer[6]) : null)];
  parts[1].firstChild.textContent = "Who answers for it";
  const found = relations(t);
  found.sort((a, b) => Number(b.left) - Number(a.left) || a.order - b.order).forEach((r) => parts.push(el("h4", null, r.how + " (" + r.links.length + ")"), el("ul", null, ...r.links.map(([n, other]) => el("li", null, el("a", { href: nearTo(other), "data-box": other }, label(other)), " ", el("small", null, kind(other) + "; " + basisOf(n)), written(D.links[n][3]))))));
  if (!found.length) parts.push(el("p", null, "Nothing is linked to it."));
  return parts;
}
function listPath(/** @type {Step[] | null} */ found) {
  const head = [el("h3", null, label(at)), el("p", null, found ? plural(found.length, "step") + " to " + quote(label(goal)) + ". A way alone does not mean that one answers to the other." : "No way leads to " + quote(label(goal)) + ": nothing links the two.")];
  if (!found) return head;
  return [...head, el("ol", null, ...found.map(([n, way, t]) => el("li", null, reads(n, way) + " ", el("a", { href: nearTo(t), "data-box": t }, label(t)), " ", el("small", null, basisOf(n) + ": " + D.bases[D.links[n][4]][1]), written(D.links[n][3]))))];
}
const nearTo = (/** @type {Thing} */ t) => "#near=" + encodeURIComponent(D.things[t][ID]).replaceAll("%2F", "/");
// The two lists of things are long, and only made when they are needed.
function options() {
  if ($("near-at").options.length) return;
  const groups = D.kinds.map(([, plural], k) => ({ name: capital(plural), list: D.things.map((_, n) => n).filter((n) => D.things[n][KIND] === k) })).filter(({ list }) => list.length);
  const made = () => groups.map(({ name, list }) => el("optgroup", { label: name }, ...list.map((/** @type {number} */ n) => el("option", { value: D.things[n][ID] }, short(label(n), 70)))));
  $("near-at").append(...made());
  $("near-to").append(el("option", { value: "" }, "none, only what is near"), ...made());
}
function enter(/** @type {number} */ n) {
  const box = drawn.plan && drawn.plan.boxes[n];
  if (!box) return;
  if (box.unfold) { unfolded.add(box.unfold); paint(); speak("All are shown."); } else if (box.thing !== undefined && !(box.focus && goal < 0)) go({ near: D.things[box.thing][ID], to: "" });
}
{
  const frame = $("near-frame");
  $("near-at").addEventListener("change", () => go({ near: $("near-at").value, to: state.to }));
  $("near-to").addEventListener("change", () => go({ near: D.things[at][ID], to: $("near-to").value }));
  $("near-in").addEventListener("click", () => zoom(drawn.zoom * 1.25));
  $("near-out").addEventListener("click", () => zoom(drawn.zoom / 1.25));
  $("near-fit").addEventListener("click", () => zoom(1));
  frame.addEventListener("wheel", (e) => { if (e.ctrlKey) { e.preventDefault(); zoom(drawn.zoom * (e.deltaY < 0 ? 1.15 : 1 / 1.15)); } }, { passive: false });
  frame.addEventListener("click", (e) => enter(boxAt(e.clientX, e.clientY)));
  frame.addEventListener("mousemove", (e) => { const n = boxAt(e.clientX, e.clientY); frame.classList.toggle("over", n >= 0); markBox(n); });
  frame.addEventListener("keydown", (e) => {
    const many = drawn.plan ? drawn.plan.boxes.length : 0;
    if (!many || e.ctrlKey || e.altKey || e.metaKey) return;
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[e.key];
    if (step) { e.preventDefault(); markBox((drawn.marked + step + many) % many); const b = /** @type {Plan} */ (drawn.plan).boxes[drawn.marked]; speak((b.how ? b.how + " " : "") + b.text); bring(b); }
    else if (e.key === "Enter") { e.preventDefault(); enter(drawn.marked); }
    else if (e.key === "+" || e.key === "-") zoom(drawn.zoom * (e.key === "+" ? 1.25 : 0.8));
  });
  const bring = (/** @type {Placed} */ b) => {
    const top = frame.getBoundingClientRect().top + b.y * drawn.zoom;
    if (top < 0 || top + b.h > innerHeight) scrollBy(0, top - innerHeight / 3);
  };
  $("near-list").addEventListener("focusin", (e) => { const t = /** @type {HTMLElement} */ (e.target).dataset.box; if (t !== undefined && drawn.plan) markBox(drawn.plan.boxes.findIndex((b) => !b.focus && b.thing === Number(t))); });
  $("near-list").addEventListener("focusout", () => markBox(-1));
  new ResizeObserver(() => { if (at >= 0 && room() > 0) paint(); }).observe(frame);
  const usual = () => now >= 0 ? now : D.focus ? numbers.get(D.focus) ?? 0 : Math.max(0, D.things.findIndex((_, n) => kind(n) === "priority"));
  whenNear($("near"), () => { if (at < 0 && D.things.length) { at = byItself = usual(); paint(); } }, "200px");
}
