// The address holds every choice: n the thing, q the words that asked for it, m what to ask first, the filters and the order of the table of actions, near and to
// the neighbourhood or the path, sheet the remit that is open.
// Each choice is one step of Back, and every address opens the page as it was.

const KEYS = ["n", "m", "q", "lane", "who", "of", "lead", "officer", "state", "open", "date", "sort", "near", "to", "sheet", "rows"];
/** @type {Choices} */
const state = {};
/** @type {HTMLElement | null} what to give the focus back to */
let opener = null;
/** @type {Thing} what the answer is on, or below zero */
let now = -1;
/** @type {string | undefined} the words that asked for it */
let askedBy;
const unasked = $("panel-h").textContent;

function compose(/** @type {Choices} */ choices) {
  const said = KEYS.filter((k) => choices[k]).map((k) => k + "=" + encodeURIComponent(choices[k] || "").replaceAll("%2F", "/"));
  return said.length ? "#" + said.join("&") : location.pathname + location.search;
}
function parse(/** @type {string} */ hash) {
  /** @type {Choices} */
  const found = {};
  for (const part of hash.slice(1).split("&")) {
    const [key, ...value] = part.split("=");
    let text = value.join("=");
    try { text = decodeURIComponent(text); } catch { /* a hand-made address: taken as it is */ }
    if (KEYS.includes(key)) found[key] = text;
  }
  return found;
}
// Make some choices; what is chosen already stays.
function go(/** @type {Choices} */ choices) {
  const next = compose({ ...state, ...choices });
  if (next !== compose(state)) {
    leave();
    history.pushState(++step, "", next);
  }
  read(parse(next));
}
function choose(/** @type {Thing} */ t, /** @type {HTMLElement | null} */ from = null, words = "") {
  if (from) opener = from;
  const top = from && from.isConnected && !$("panel").contains(from) ? from.getBoundingClientRect().top : null;
  go({ ...(words && unfiltered()), n: D.things[t][ID], m: "", q: words });
  // The panel takes room: what was chosen beside it stays where it was; from further down the page it comes into sight.
  if (from && top !== null && innerWidth > 1000 && document.querySelector(".stage").contains(from)) scrollBy(0, from.getBoundingClientRect().top - top);
}
function read(/** @type {Choices} */ choices) {
  KEYS.forEach((k) => { state[k] = choices[k]; });
  filter();
  inRows();
  sheet();
  near();
  // The box shows what was asked for the answer that is shown.
  if (state.q || state.n || state.m) {
    q.value = state.q || "";
    $("missed").hidden = Boolean(state.n || state.m); // what was not found before is no longer asked
  }
  if (state.m) { matter(state.m); return; }
  if (!state.n && state.q) { answer(state.q); return; }
  if (!state.n) { if ($("panel").classList.contains("said")) close(); return; }
  const t = numbers.get(state.n);
  if (t === undefined) nothing("Nothing here has the address " + state.n + ".");
  else show(t);
}
// From the address itself, at the start and after Back. One without choices names a place of the page.
function follow() {
  const hash = location.hash, place = /^#t(\d+)$/.exec(hash);
  if (hash.startsWith("#all-")) unfold();
  const named = hash.length > 1 && !hash.includes("=") && $(hash.slice(1));
  if (place && D.things[Number(place[1])]) read({ n: D.things[Number(place[1])][ID] });
  else if (named) {
    // The address says no answer and no filter: none stays.
    read({ rows: state.rows, sheet: state.sheet });
    for (let folded = named.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
    if (named.matches("details")) { named.scrollIntoView({ block: "nearest" }); named.querySelector("summary").focus(); } else hold(named);
  } else read(parse(hash));
}
function show(/** @type {Thing} */ t) {
  if (t === now && state.q === askedBy) { $("panel-h").focus(); return; }
  now = t;
  askedBy = state.q;
  panel(t);
  opened(true);
  light(t);
  $("panel-h").focus({ preventScroll: true });
  const top = $("panel").getBoundingClientRect().top;
  if (top < 0 || top > innerHeight * 0.6) $("panel").scrollIntoView({ block: "start" });
}
// One of the matters to ask about first: what it is about, its question, and each finding with its passages; or all of them.
function matter(/** @type {string} */ m) {
  const told = m === "all" && D.matters.length ? D.matters : [D.matters[Number(m)]];
  if (!told[0]) { nothing("Nothing here has the address m=" + m + "."); return; }
  now = -1;
  if (m === "all") agenda(); else about(Number(m));
  opened(true);
  light(-1, told.flatMap(([, , things]) => things));
  $("panel-h").focus({ preventScroll: true });
  if ($("panel").getBoundingClientRect().top < 0) $("panel").scrollIntoView({ block: "start" });
}
function opened(/** @type {boolean} */ yes) {
  $("panel").classList.toggle("said", yes);
  document.querySelector(".stage").classList.toggle("asked", yes);
  cover();
}
// On a small screen the answer takes all of it; closed, it leaves the page where it stood.
const small = matchMedia("(max-width:1000px)");
let stood = 0;
function cover() {
  const over = small.matches && $("panel").classList.contains("said"), was = root.classList.contains("covered");
  if (over && !was) stood = scrollY;
  root.classList.toggle("covered", over);
  if (over !== was) scrollTo(0, over ? 0 : stood);
}
// What an answer covers has no height, so that a browser cannot know there where one stood: each step of Back keeps it.
/** @type {Map<number, number>} */
const places = new Map();
let step = Number(history.state);
const leave = () => places.set(step, scrollY);
function restoring() {
  history.scrollRestoration = small.matches ? "manual" : "auto";
  history.replaceState(step, "");
  cover();
}
small.addEventListener("change", restoring);
restoring();
// A link within the page is a new step, Back and Forward lead to one that was left.
function arrive(/** @type {PopStateEvent} */ e) {
  const link = e.state === null, to = link ? step + 1 : e.state;
  if (link) history.replaceState(to, "");
  else leave();
  step = to;
  follow();
  const y = link || !small.matches ? undefined : places.get(to);
  if (y === undefined) return;
  release();
  scrollTo(0, y);
}
const nearHit = (/** @type {Hit} */ t) => (typeof t !== "object" ? [link(t), " ", el("small", null, kind(t) + (meaning.has(t) ? ", " + meaning.get(t) : ""))] : "finding" in t ? [el("a", { href: listed(t.finding) ? "#f" + t.finding : address(D.findings[t.finding][0][0]) }, questionOf(t.finding) || saidOf(t.finding))] : []);
function nothing(/** @type {string} */ text, /** @type {Hit[]} */ near = []) {
  now = -1;
  light(-1);
  put("Nothing found", [el("div", { class: "row" }, button("Close", shut)), el("p", null, text), ...(near.length ? [el("h3", null, "The nearest"), el("ul", null, ...near.map((t) => el("li", null, ...nearHit(t))))] : []), el("p", null, D.searched), el("p", null, el("small", null, capital(D.beside) + "."))]);
  opened(true);
  if (small.matches) $("panel-h").focus(); // the box is covered
  speak(text);
}
function close() {
  now = -1;
  light(-1);
  put(unasked || "", [el("p", null, "Nothing is chosen.")]);
  opened(false);
  speak("Closed.");
  (opener && opener.isConnected ? opener : $("q")).focus();
}
function shut() {
  delete state.n;
  delete state.m;
  delete state.q;
  history.replaceState(step, "", compose(state));
  close();
}
$("panel").addEventListener("keydown", (e) => { if (e.key === "Escape") shut(); });
window.addEventListener("popstate", arrive);
document.addEventListener("click", (e) => {
  const a = e.target instanceof Element && e.target.closest('a[href^="#"]');
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  lasting(a);
  leave();
  const wanted = a.dataset.ask || (a.hash.includes("=") ? a.hash.slice(1) : "");
  if (!wanted) return;
  e.preventDefault();
  const choices = parse("#" + wanted);
  if (choices.near !== undefined) { go({ near: choices.near, to: choices.to || "" }); toNear(); return; }
  if (choices.sheet !== undefined) { toSheet(choices.sheet); return; }
  if (choices.m) { opener = a; go({ m: choices.m, n: "", q: "" }); return; }
  if (!choices.n) { toActions(choices); return; }
  if (numbers.has(choices.n)) choose(/** @type {Thing} */ (numbers.get(choices.n)), $("panel").contains(a) ? null : a);
  else go({ n: choices.n, m: "", q: "" });
});
// A tally, a lane: the table, filtered by that and nothing else, without an answer. What covers the page goes away.
const closed = { n: "", m: "", q: "" }, unfiltered = () => Object.fromEntries([...FILTERS, "sort"].map((k) => [k, ""]));
const uncovered = () => (small.matches ? closed : {});
function toActions(/** @type {Choices} */ choices) {
  go({ ...unfiltered(), ...choices, ...closed });
  hold($("actions"));
  $("actions-h").focus({ preventScroll: true });
}
function toNear() {
  if (small.matches) go(uncovered());
  hold($("near"));
  $("near-h").focus({ preventScroll: true });
}
function toSheet(/** @type {string} */ id) {
  go({ sheet: id, ...uncovered() });
  const n = sheetOf.get(numbers.get(id) ?? -1);
  if (n === undefined) return;
  hold(sheets[n]);
  sheets[n].querySelector("summary").focus({ preventScroll: true });
}
