"use strict";
(() => {
const $ = (id) => document.getElementById(id);
const D = JSON.parse($("data").textContent);
const ID = 0, KIND = 1, LABEL = 2;
{ // every text is kept once and referred to by number; what things are called stands in the list
  const text = (n) => (typeof n === "number" ? D.words[n] : null);
  const listed = document.querySelectorAll('#everything a[id^="n="]');
  D.things = D.things.map((kind, n) => [listed[n].id.slice(2), kind, listed[n].textContent]);
  D.links.forEach((l) => { l[6] = text(l[6]); });
  D.said.forEach((s) => { s[2] = text(s[2]); s[3] = text(s[3]); });
  D.cites.forEach((c) => { c[2] = text(c[2]); });
  Object.values(D.answers).forEach((a) => { a[3] = a[3].map(text); a[4] = text(a[4]); });
}
const numbers = new Map(D.things.map((t, n) => [t[ID], n]));
const into = D.things.map(() => []), out = D.things.map(() => []);
D.links.forEach((l, n) => { out[l[0]].push(n); into[l[2]].push(n); });
const said = D.things.map(() => []);
D.said.forEach((s) => said[s[0]].push(s));
const kind = (t) => D.kinds[D.things[t][KIND]][0];
const instead = (t) => D.kinds[D.things[t][KIND]][3]; // what stands there when no name does
const label = (t) => D.things[t][LABEL];
const address = (t) => "#n=" + encodeURIComponent(D.things[t][0]).replaceAll("%2F", "/");
const plural = (n, word) => n + " " + word + (n === 1 ? "" : "s");

// ---- small builders: every text is set as text, never as markup
function el(name, props, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props || {})) {
    if (key === "class") node.className = value; else node.setAttribute(key, value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return node;
}
const link = (t, props) => el("a", { href: address(t), ...props }, label(t));
function passage(c) {
  const [doc, locator, quote] = D.cites[c];
  const name = typeof doc === "number" ? D.docs[doc] : doc;
  return el("cite", null, name + ", " + locator, quote.trim() ? ": " : null, quote.trim() ? el("q", null, quote) : null);
}
function cites(list) {
  if (!list || !list.length) return el("span", { class: "cites" }, "No passage is cited.");
  if (list.length === 1) return passage(list[0]);
  const more = el("details", { class: "cites" }, el("summary", null, plural(list.length - 1, "more passage")));
  list.slice(1).forEach((c) => more.append(passage(c)));
  return el("div", null, passage(list[0]), more);
}
function basis(n, also) {
  const name = also || D.bases[n][0];
  if (name === "stated") return null;
  const text = Object.fromEntries(D.bases)[name];
  return el("span", { class: "basis" }, name + ": " + text);
}
function dates(l) {
  if (!l[7] && !l[8]) return null;
  return el("small", null, [l[7] ? "from " + l[7] : "", l[8] ? "until " + l[8] : ""].filter(Boolean).join(" "));
}

// ---- the answer: who, the chain, what is left open, what the documents say
function party(n, target) {
  const l = D.links[n], at = l[0], word = (l[6] || "").split(";")[0] || D.roles[l[5]];
  const where = at === target ? "" : " for the " + kind(at) + " ";
  const before = instead(l[2]), told = before ? before[0].toUpperCase() + before.slice(1) + " " : "";
  return el("li", null, told, link(l[2], { class: "who" }), el("div", null, word, where, at === target ? "" : link(at)),
    at === target ? null : el("span", { class: "basis" }, "inferred: named for the " + kind(at) + " above"), " ", basis(l[4]), dates(l), cites(l[3]));
}
function parties(title, list, target, none) {
  const found = [el("h3", null, title)];
  found.push(list.length ? el("ul", null, ...list.map((n) => party(n, target))) : el("p", null, none));
  return found;
}
// Its own, and apart from these the inherited.
const isOwn = (n, t) => D.links[n][0] === t;
function roles(role, list, t, agent, none) {
  const own = list.filter((n) => isOwn(n, t)), above = list.filter((n) => !isOwn(n, t));
  const found = agent && !list.length ? [] : parties("Who is " + role, own, t, above.length ? none.replace(/\.$/, "") + " for it itself." : none);
  return above.length ? [...found, ...parties("Inherited, " + role, above, t)] : found;
}
function chain(list, target) {
  if (!list.length) return [];
  const items = list.map((n) => {
    const l = D.links[n];
    return el("li", null, l[0] === target ? "This" : link(l[0]), " " + D.terms[l[1]][1] + " ", link(l[2], { class: "top" }), " ", basis(l[4]), cites(l[3]));
  });
  return [el("h3", null, "The chain upwards"), el("ol", { class: "chain" }, ...items)];
}
function openings(list) {
  if (!list.length) return [];
  return [el("h3", null, "What is left open (" + list.length + ")"),
    el("ul", null, ...list.map((g) => el("li", { class: "gap" }, g)))];
}
// What the audit found stands in the page's list; here it is shown again with the passages.
const raised = D.things.map(() => []);
D.findings.forEach(([t], n) => { if (t >= 0) raised[t].push(n); });
function findings(t) {
  if (!raised[t].length) return [];
  return [el("h3", null, "What the audit finds (" + raised[t].length + ")"),
    el("ul", null, ...raised[t].map((n) => el("li", { class: "fault" }, $("f" + n).textContent, cites(D.findings[n][1]))))];
}
function remit(t) {
  const given = into[t].filter((n) => D.terms[D.links[n][1]][0] === "assignedTo");
  const follows = D.remits[t] || [];
  const found = [];
  if (given.length) {
    found.push(el("h3", null, "What is assigned (" + given.length + ")"), el("ul", null, ...given.map((n) => {
      const l = D.links[n];
      return el("li", null, link(l[0]), el("div", null, ((l[6] || "").split(";")[0] || D.roles[l[5]]) + " (" + D.roles[l[5]] + ")"), basis(l[4]), cites(l[3]));
    })));
  }
  if (follows.length) {
    found.push(el("details", null, el("summary", null, plural(follows.length, "thing") + " that follow" + (follows.length === 1 ? "s" : "") + " from what is held or led"),
      el("ul", null, ...follows.map(([f, through]) => el("li", null, kind(f) + ": ", link(f), el("small", null, " through " + kind(through) + " "), link(through))))));
  }
  return found;
}
function facts(t) {
  const rows = said[t].filter((s) => !(D.attrs[s[1]][0] === "name" && s[2] === D.things[t][LABEL]));
  if (!rows.length) return [];
  const dl = el("dl");
  for (const s of rows) {
    const name = D.attrs[s[1]][1], shown = s[2] === null ? s[3] : s[2];
    dl.append(el("dt", null, name[0].toUpperCase() + name.slice(1)),
      el("dd", null, shown || "", s[2] !== null && s[3] ? el("small", null, " written as “" + s[3] + "”") : null, basis(s[4]), cites(s[5])));
  }
  return [el("h3", null, "What the documents say"), dl];
}
function links(t, shown) {
  const rest = [...out[t].map((n) => [n, 1, D.links[n][2]]), ...into[t].map((n) => [n, 2, D.links[n][0]])].filter(([n]) => !shown.has(n));
  if (!rest.length) return [];
  const box = el("details", null, el("summary", null, plural(rest.length, "other link")));
  box.append(el("ul", null, ...rest.map(([n, way, other]) => {
    const l = D.links[n];
    return el("li", null, D.terms[l[1]][way] + " ", link(other), " ", el("small", null, kind(other)), " ", basis(l[4]), cites(l[3]));
  })));
  return [box];
}
function panel(t) {
  const answer = D.answers[t], body = [];
  const state = said[t].find((s) => ["rag", "status"].includes(D.attrs[s[1]][0]));
  body.push(el("p", { class: "kind" }, kind(t)[0].toUpperCase() + kind(t).slice(1) + " ",
    state ? el("span", { class: "rag " + tone(state[2] || state[3]) }, state[2] || state[3]) : null));
  const shown = new Set();
  const agent = kind(t) === "provision" || D.kinds[D.things[t][KIND]][2] !== "";
  if (agent) { body.push(...remit(t)); into[t].forEach((n) => { if (D.terms[D.links[n][1]][0] === "assignedTo") shown.add(n); }); }
  if (answer && (!agent || answer[0].length || answer[2].length)) {
    const [a, r, c, g, none] = answer;
    body.push(...roles("accountable", a, t, agent, none), ...roles("responsible", r, t, agent, none), ...chain(c, t), ...openings(g));
    [...a, ...r, ...c].forEach((n) => shown.add(n));
  }
  body.push(...findings(t), ...facts(t), ...links(t, shown));
  const row = el("div", { class: "row" });
  if (D.explore) {
    const go = el("button", { type: "button" }, "Explore from here");
    go.addEventListener("click", () => window.remitExplore(t));
    row.append(go);
  }
  const close = el("button", { type: "button" }, "Close");
  close.addEventListener("click", shut);
  row.append(close);
  body.push(row, el("p", null, el("small", null, "The same on the command line: "), el("code", null, "remit " + (kind(t) === "provision" ? "show " : agent ? "of " : "who ") + D.things[t][0])));
  $("panel-h").textContent = label(t);
  $("panel-h").classList.toggle("much", label(t).length > 60);
  $("answer").replaceChildren(...body);
  $("panel").classList.add("said");
  $("panel").scrollTop = 0;
  const names = answer ? answer[0].map((n) => (instead(D.links[n][2]) + " " + label(D.links[n][2])).trim() + (isOwn(n, t) ? "" : ", inherited")) : [];
  speak(label(t) + ". " + (answer ? (names.length ? "Accountable: " + names.join(", ") + "." : "Accountable: " + answer[4]) + " " + plural(answer[3].length, "gap") + "." : ""));
}
const tone = (s) => ["red", "amber", "green", "blue"].find((c) => s.toLowerCase().startsWith(c)) || "";
function speak(text) { $("live").textContent = text; }

// ---- the chart: one tab stop, arrows, the chain lit
const sheet = $("sheet"), tree = $("tree");
const boxes = D.boxes.map((_, n) => $("b" + n));
const paths = sheet ? [...sheet.querySelectorAll("svg > path")] : [];
let stop = 0;
function focusBox(n) {
  if (boxes[stop]) boxes[stop].tabIndex = -1;
  stop = n;
  boxes[n].tabIndex = 0;
}
function light(t) {
  if (!sheet) return;
  const on = new Set([t]), lit = new Set();
  const answer = D.answers[t];
  if (answer) {
    for (const n of [...answer[2], ...answer[0], ...answer[1]]) { lit.add(n); on.add(D.links[n][0]); on.add(D.links[n][2]); }
  } else {
    for (const n of [...out[t], ...into[t]]) { lit.add(n); on.add(D.links[n][0]); on.add(D.links[n][2]); }
  }
  // A thing in several lanes is lit in those that the chain runs through.
  const lanes = D.lanes[t];
  const group = $("lit");
  group.replaceChildren();
  D.lines.forEach(([l, a, b], n) => {
    if (lit.has(l)) group.append(paths[n].cloneNode());
  });
  boxes.forEach((box, n) => {
    box.classList.toggle("in", on.has(D.boxes[n]));
    box.classList.toggle("now", D.boxes[n] === t);
    if (D.boxes[n] === t) box.setAttribute("aria-current", "true"); else box.removeAttribute("aria-current");
  });
  sheet.classList.toggle("on", boxes.some((b) => b.classList.contains("now")));
}
function dark() {
  if (!sheet) return;
  sheet.classList.remove("on");
  $("lit").replaceChildren();
  boxes.forEach((b) => { b.classList.remove("in", "now"); b.removeAttribute("aria-current"); });
}
if (sheet) {
  boxes.forEach((box, n) => {
    box.tabIndex = n ? -1 : 0;
    box.addEventListener("click", () => { opener = box; focusBox(n); location.hash = address(D.boxes[n]); show(D.boxes[n]); });
  });
  const at = () => boxes.map((b) => [b.offsetLeft, b.offsetTop, b.offsetWidth, b.offsetHeight]);
  let grid = null;
  sheet.addEventListener("keydown", (e) => {
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    let next = -1;
    if (e.key === "Home") next = 0;
    else if (e.key === "End") next = boxes.length - 1;
    else if (ways[e.key] && !e.ctrlKey && !e.altKey && !e.metaKey) {
      grid = grid || at();
      next = nearest(grid, stop, ways[e.key]);
      e.preventDefault();
    }
    if (next >= 0) { e.preventDefault(); focusBox(next); boxes[next].focus(); }
  });
}
function nearest(grid, from, [dx, dy]) {
  const [x, y, w, h] = grid[from], cx = x + w / 2, cy = y + h / 2;
  let best = -1, least = Infinity;
  grid.forEach(([bx, by, bw, bh], n) => {
    if (n === from) return;
    const gap = dx ? (dx > 0 ? bx - (x + w) : x - (bx + bw)) : dy > 0 ? by - (y + h) : y - (by + bh);
    if (gap < -2) return;
    const side = dx ? Math.max(0, Math.max(by - (y + h), y - (by + bh))) : Math.max(0, Math.max(bx - (x + w), x - (bx + bw)));
    const off = dx ? Math.abs(by + bh / 2 - cy) : Math.abs(bx + bw / 2 - cx);
    const cost = gap + side * 8 + off * 0.3;
    if (cost < least) { least = cost; best = n; }
  });
  return best;
}
document.querySelectorAll("[data-go]").forEach((b) => b.addEventListener("click", (e) => {
  e.preventDefault();
  opener = b;
  location.hash = address(numbers.get(b.dataset.go));
}));

// ---- deep links
let opener = null, now = -1;
const unasked = $("panel-h").textContent;
$("panel").addEventListener("keydown", (e) => { if (e.key === "Escape" && now >= 0) shut(); });
function show(t) {
  if (t === now) { $("panel-h").focus(); return; }
  now = t;
  panel(t);
  light(t);
  const box = boxes[D.boxes.indexOf(t)];
  if (box) { focusBox(D.boxes.indexOf(t)); const s = $("scroll"); s.scrollLeft = Math.max(0, box.offsetLeft - s.clientWidth / 2 + box.offsetWidth / 2); }
  if (tree) tree.querySelectorAll(".leaf").forEach((b) => b.classList.toggle("now", b.dataset.go === D.things[t][0]));
  $("panel-h").focus({ preventScroll: true });
  const top = $("panel").getBoundingClientRect().top;
  if (top < 0 || top > innerHeight * 0.6) $("panel").scrollIntoView({ block: "start" });
}
function nothing(text) {
  now = -1;
  dark();
  $("panel-h").textContent = "Nothing found";
  $("panel-h").classList.remove("much");
  $("answer").replaceChildren(el("p", null, text));
  $("panel").classList.add("said");
  speak(text);
}
function shut() {
  now = -1;
  dark();
  history.replaceState(null, "", location.pathname + location.search);
  if (tree) tree.querySelectorAll(".leaf.now").forEach((b) => b.classList.remove("now"));
  $("panel-h").textContent = unasked;
  $("panel-h").classList.remove("much");
  $("answer").replaceChildren(el("p", null, "Nothing is chosen."));
  $("panel").classList.remove("said");
  speak("Closed.");
  (opener && opener.isConnected ? opener : $("q")).focus();
}
function read() {
  const named = location.hash.startsWith("#pair") && $(location.hash.slice(1));
  if (named) { named.open = true; named.scrollIntoView({ block: "nearest" }); named.querySelector("summary").focus(); }
  if (!location.hash.startsWith("#n=")) return;
  let id = location.hash.slice(3);
  try { id = decodeURIComponent(id); } catch { /* a hand-made address: taken as it is */ }
  const t = numbers.get(id);
  if (t === undefined) { nothing("Nothing here has the address " + id + "."); return; }
  show(t);
}
window.addEventListener("hashchange", read);
document.addEventListener("click", (e) => {
  const a = e.target.closest && e.target.closest('a[href^="#n="]');
  if (!a) return;
  if (!$("panel").contains(a)) opener = a;
  if (a.hash === location.hash) { e.preventDefault(); now = -1; read(); }
});

// ---- the question: words to things
const q = $("q"), found = $("found");
const stopWords = new Set("a about an and any are as at be by do does for from has have how i in is it its lead leads me of on or our own owns please responsible accountable that the their there they this to was we what which who whose will with you your answers".split(" "));
const fold = (s) => s.normalize("NFKD").replace(/[\u0300-\u036f'’`]/g, "").toLowerCase();
let index = null, hits = [], active = -1, missed = false;
const low = new Set(["provision", "figure", "update", "document", ...D.kinds.filter((k) => k[3]).map((k) => k[0])]);
function words(text) {
  const all = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const kept = all.filter((w) => !stopWords.has(w));
  return kept.length ? kept : all;
}
// The same word in either number.
const single = (w) => (/(ss|us|is)$/.test(w) ? w : w.replace(/ies$/, "y").replace(/(x|ch|sh|ss)es$/, "$1").replace(/s$/, ""));
const spread = (text) => fold(" " + text + " ").split(/[^\p{L}\p{N}]+/u).map(single).join(" ");
const sentences = (text) => text.split(/(?<=[.!?])\s+(?=\P{Ll})|\s\|\s/u);
function build() {
  index = D.things.map((t, n) => {
    const names = [t[LABEL]], text = [];
    for (const s of said[n]) (D.attrs[s[1]][0] === "name" ? names : text).push(s[2] || s[3] || "");
    return [names.map(spread), text.flatMap((words) => sentences(String(words))).map(spread), n];
  });
}
// The names of what a thing stands under, without the law.
const above = (n) => (D.answers[n] || [0, 0, []])[2].map((hop) => D.links[hop][2]).map((t) => (/^(duty|provision)$/.test(kind(t)) ? "" : spread(label(t)))).join("");
function find(text) {
  if (!index) build();
  const wanted = [...new Set(words(text).map((w) => " " + single(w) + " "))];
  if (!wanted.length) return [];
  const whole = spread(text), scored = [];
  const holds = (part) => wanted.every((w) => part.includes(w));
  for (const [names, texts, n] of index) {
    const own = wanted.filter((w) => names[0].includes(w)).length;
    let score = 0;
    const top = 2 * own < wanted.length ? "" : above(n);
    if (names.some(holds)) score = 10 * wanted.length;
    else if (texts.some(holds) || (holds(names[0] + top) && !holds(top))) score = 2 * wanted.length + 8 * own;
    else continue;
    if (names.includes(whole)) score += 50;
    if (names[0].startsWith(whole)) score += 8;
    if (low.has(kind(n))) score -= 12; else if (kind(n) === "priority") score += 6;
    score += (D.answers[n] ? 3 : 0) - D.things[n][KIND] * 0.4 - Math.min(3, names[0].length / 120);
    scored.push([score, n]);
  }
  return scored.sort((x, y) => y[0] - x[0] || x[1] - y[1]).map((s) => s[1]);
}
// Where nothing holds all of the words: what holds most of their beginnings.
function near(text) {
  const starts = words(text).map((w) => " " + w.slice(0, Math.max(3, Math.min(5, w.length - 3))));
  const scored = [];
  for (const [called, , n] of index) {
    const names = called.join(""), score = starts.filter((s) => names.includes(s)).length;
    if (score && D.answers[n]) scored.push([score - D.things[n][KIND] * 0.05 - names.length / 5000, n]);
  }
  return scored.sort((x, y) => y[0] - x[0] || x[1] - y[1]).slice(0, 5).map((s) => s[1]);
}
function suggest() {
  const text = q.value.trim();
  hits = text ? find(text) : [];
  const total = hits.length;
  if (text && !total) hits = near(text);
  missed = Boolean(text) && !total;
  $("missed").hidden = !missed;
  $("missed").textContent = missed ? "Nothing here goes by these words." + (hits.length ? " The nearest are listed." : "") : "";
  hits = hits.slice(0, 10);
  active = -1;
  found.replaceChildren(...hits.map((t, n) => {
    const under = D.lanes[t] && D.lanes[t].filter((p) => p !== t).map(label).join(", ");
    const at = instead(t) ? into[t].map((l) => label(D.links[l][0])).join(", ") : "";
    const li = el("li", { role: "option", id: "o" + n, "aria-selected": "false" }, label(t), el("small", null, kind(t) + (at ? ", for " + at : under ? ", under " + under : "")));
    li.addEventListener("mousedown", (e) => e.preventDefault());
    li.addEventListener("click", () => pick(n));
    return li;
  }));
  open(hits.length > 0);
  if (text) speak(!total && hits.length ? "Nothing here goes by these words. " + plural(hits.length, "near suggestion") + "." : total ? plural(total, "suggestion") + (total > 10 ? ", the best 10 are listed" : "") + "." : "Nothing here goes by these words.");
}
function open(yes) {
  found.hidden = !yes;
  q.setAttribute("aria-expanded", String(yes));
  if (!yes) q.removeAttribute("aria-activedescendant");
}
function mark(n) {
  active = n;
  [...found.children].forEach((li, i) => li.setAttribute("aria-selected", String(i === n)));
  q.setAttribute("aria-activedescendant", "o" + n);
  found.children[n].scrollIntoView({ block: "nearest" });
}
function pick(n) {
  const t = hits[n];
  q.value = label(t);
  open(false);
  opener = q;
  if (location.hash === address(t)) { now = -1; read(); } else location.hash = address(t);
}
q.addEventListener("input", suggest);
q.addEventListener("focus", () => q.select());
q.addEventListener("blur", () => open(false));
q.addEventListener("keydown", (e) => {
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    if (found.hidden) suggest();
    if (!hits.length) return;
    const step = e.key === "ArrowDown" ? 1 : -1;
    mark((active + step + hits.length + (active < 0 && step < 0 ? 1 : 0)) % hits.length);
  } else if (e.key === "Enter") {
    e.preventDefault();
    if (found.hidden && q.value.trim()) suggest();
    if (missed && active < 0) nothing("Nothing here goes by the words “" + q.value.trim() + "”.");
    else if (hits.length) pick(Math.max(0, active));
  } else if (e.key === "Escape") { if (!found.hidden) open(false); else q.value = ""; }
});

// ---- filters: the chart dims, the table hides, the numbers are those of the table
const table = $("t-actions");
if (table) {
  const selects = ["f-open", "f-lane", "f-state"].map($).filter(Boolean);
  const rows = [...table.tBodies[0].rows];
  const thing = new Map(rows.map((r) => [r, numbers.get(decodeURIComponent(r.querySelector("a").hash.slice(3)))]));
  const apply = (quiet) => {
    const [gap, lane, state] = ["f-open", "f-lane", "f-state"].map((id) => ($(id) ? $(id).value : ""));
    const lanesOf = (t) => (D.lanes[t] || []).map((p) => D.things[p][0]);
    const kept = new Set();
    for (const row of rows) {
      const t = thing.get(row), has = row.hasAttribute("data-gap");
      const yes = (!gap || (gap === "gap") === has) && (!state || row.dataset.state === state) && (!lane || lanesOf(t).includes(lane));
      row.hidden = !yes;
      if (yes) kept.add(t);
    }
    const on = gap || lane || state;
    boxes.forEach((box, n) => {
      const t = D.boxes[n], lanes = lanesOf(t);
      const outside = on && (kind(t) === "action" ? !kept.has(t) : lane && lanes.length && !lanes.includes(lane));
      box.classList.toggle("out", Boolean(outside));
    });
    const text = on ? kept.size + " of " + plural(rows.length, "action") + " shown." : plural(rows.length, "action") + ".";
    $("shown").textContent = text;
    $("filtered").textContent = on ? text : "";
    if (!quiet) speak(text);
  };
  selects.forEach((s) => { s.disabled = false; s.addEventListener("change", () => apply()); });
  $("clear").disabled = false;
  $("clear").addEventListener("click", () => { selects.forEach((s) => { s.value = ""; }); apply(); });
  if (matchMedia("(max-width:700px)").matches) document.querySelector(".filters").open = false;
  // sorting
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((th, column) => {
    const button = el("button", { type: "button" }, ...th.childNodes);
    th.append(button);
    button.addEventListener("click", () => {
      const down = th.getAttribute("aria-sort") === "ascending";
      heads.forEach((h) => h.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (r) => { const c = r.cells[column]; return c.dataset.k || c.textContent; };
      const by = new Intl.Collator("en-GB", { numeric: true });
      table.tBodies[0].append(...rows.slice().sort((a, b) => by.compare(key(a), key(b)) * (down ? -1 : 1)));
      speak("Sorted by " + button.textContent + (down ? ", descending." : ", ascending."));
    });
  });
  apply(true);
}

// ---- colours and paper
$("tools").hidden = false;
if (sheet) sheet.inert = false; // without a script its buttons would do nothing
const root = document.documentElement, theme = $("theme");
const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme:dark)").matches ? "dark" : "light")) === "dark";
const say = () => { theme.textContent = isDark() ? "Light colours" : "Dark colours"; };
theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; say(); });
say();
$("print").addEventListener("click", () => window.print());
let folded = [];
window.addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("main details:not([open])")];
  folded.forEach((d) => { d.open = true; });
});
window.addEventListener("afterprint", () => folded.forEach((d) => { d.open = false; }));
window.remit = { D, into, out, kind, label, address, link, el, speak };
q.disabled = false;
// Without a script the address of a thing leads to its place in the list; with one, to the panel.
document.querySelectorAll('a[id^="n="]').forEach((a) => {
  a.href = address(numbers.get(a.id.slice(2)));
  a.removeAttribute("id");
});
if (D.focus && !location.hash.startsWith("#n=")) history.replaceState(null, "", address(numbers.get(D.focus)));
read();
// A browser takes the focus away again when it has looked for the address itself.
if (now >= 0) window.addEventListener("load", () => setTimeout(() => { if (document.activeElement === document.body) $("panel-h").focus({ preventScroll: true }); }));
root.dataset.ready = "yes";
})();
