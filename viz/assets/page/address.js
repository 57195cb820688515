// The address holds every choice: n the thing, and the filters and the order of the table of actions.
// Each choice is one step of Back, and every address opens the page as it was.

const KEYS = ["n", "lane", "who", "lead", "state", "open", "date", "sort"];
const state = {};
let opener = null, now = -1;
const unasked = $("panel-h").textContent;

function compose(choices) {
  const said = KEYS.filter((k) => choices[k]).map((k) => k + "=" + encodeURIComponent(choices[k]).replaceAll("%2F", "/"));
  return said.length ? "#" + said.join("&") : location.pathname + location.search;
}
function parse(hash) {
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
function go(choices) {
  const next = compose({ ...state, ...choices });
  if (next !== compose(state)) history.pushState(null, "", next);
  read(parse(next));
}
function choose(t, from) {
  if (from) opener = from;
  const top = from && from.isConnected && !$("panel").contains(from) ? from.getBoundingClientRect().top : null;
  go({ n: D.things[t][ID] });
  // The panel takes room: what was chosen stays where it was.
  if (top !== null && innerWidth > 1000) scrollBy(0, from.getBoundingClientRect().top - top);
}
function read(choices) {
  KEYS.forEach((k) => { state[k] = choices[k]; });
  filter();
  if (!state.n) { if ($("panel").classList.contains("said")) close(); return; }
  const t = numbers.get(state.n);
  if (t === undefined) nothing("Nothing here has the address " + state.n + ".");
  else show(t);
}
// From the address itself, at the start and after Back. One without choices names a place of the page.
function follow() {
  const hash = location.hash, named = hash.length > 1 && !hash.includes("=") && $(hash.slice(1));
  if (named) {
    const folded = named.closest("details");
    if (folded) folded.open = true;
    if (named.matches("details")) { named.scrollIntoView({ block: "nearest" }); named.querySelector("summary").focus(); }
  } else read(parse(hash));
}
function show(t) {
  if (t === now) { $("panel-h").focus(); return; }
  now = t;
  panel(t);
  opened(true);
  light(t);
  lightLanes(t);
  const box = boxes[D.boxes.indexOf(t)];
  if (box) { standAt(D.boxes.indexOf(t)); const s = $("scroll"); s.scrollLeft = Math.max(0, box.offsetLeft - s.clientWidth / 2 + box.offsetWidth / 2); }
  if (tree) tree.querySelectorAll(".leaf").forEach((b) => b.classList.toggle("now", b.dataset.go === D.things[t][ID]));
  $("panel-h").focus({ preventScroll: true });
  const top = $("panel").getBoundingClientRect().top;
  if (top < 0 || top > innerHeight * 0.6) $("panel").scrollIntoView({ block: "start" });
}
function opened(yes) {
  $("panel").classList.toggle("said", yes);
  document.querySelector(".stage").classList.toggle("asked", yes);
}
function nothing(text) {
  now = -1;
  dark();
  lightLanes(-1);
  $("panel-h").textContent = "Nothing found";
  $("panel-h").classList.remove("much");
  const hint = D.unread ? " " + plural(D.unread, "piece") + " of the documents " + (D.unread === 1 ? "was" : "were") + " not understood, so it may stand there all the same." : "";
  $("answer").replaceChildren(el("p", null, text), D.pieces ? el("p", null, el("small", null, plural(D.pieces, "piece") + " of the documents were searched." + hint)) : "");
  opened(true);
  speak(text);
}
function close() {
  now = -1;
  dark();
  lightLanes(-1);
  if (tree) tree.querySelectorAll(".leaf.now").forEach((b) => b.classList.remove("now"));
  $("panel-h").textContent = unasked;
  $("panel-h").classList.remove("much");
  $("answer").replaceChildren(el("p", null, "Nothing is chosen."));
  opened(false);
  speak("Closed.");
  (opener && opener.isConnected ? opener : $("q")).focus();
}
function shut() {
  delete state.n;
  history.replaceState(null, "", compose(state));
  close();
}
$("panel").addEventListener("keydown", (e) => { if (e.key === "Escape") shut(); });
window.addEventListener("hashchange", follow);
window.addEventListener("popstate", () => { if (!location.hash) follow(); });
document.addEventListener("click", (e) => {
  const a = e.target.closest && e.target.closest('a[href^="#"]');
  if (!a || e.ctrlKey || e.metaKey || e.shiftKey) return;
  const asked = a.dataset.ask || (a.hash.startsWith("#n=") ? a.hash.slice(1) : "");
  if (!asked) return;
  e.preventDefault();
  const choices = parse("#" + asked);
  if (!choices.n) { // a tally: the table, filtered by that and nothing else
    go({ ...Object.fromEntries(KEYS.map((k) => [k, ""])), n: state.n, ...choices });
    $("actions").scrollIntoView({ block: "start" });
    $("actions-h").focus({ preventScroll: true });
    return;
  }
  if (numbers.has(choices.n)) choose(numbers.get(choices.n), $("panel").contains(a) ? null : a);
  else go({ n: choices.n });
});
