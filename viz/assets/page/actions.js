// The table of actions: its filters and its order stand in the address; the picture greys what it leaves out.

const table = $("t-actions"), narrow = matchMedia("(max-width:700px)"); // there the filters stay folded
/** @type {Map<Element, Thing>} */
const thingOf = new Map();
// The rows are only written when the table is first asked for or comes near the screen.
/** @type {HTMLTableRowElement[]} */
let rows = [];
function write() {
  if (!table || rows.length) return;
  rows = D.rows.map(([t, lead, does, due, dueKey, status, doubt, points, where]) => {
    const under = (D.lanes[t] || []).map(label).join(", ");
    const row = el("tr", null,
      el("th", { scope: "row" }, link(t), " ", ...where.map((c) => el("small", null, place(c))), doubt ? el("small", null, " " + doubt) : null),
      el("td", null, under), el("td", null, lead), el("td", does ? null : { "data-k": "~" }, does), el("td", { "data-k": dueKey }, due || "None given"),
      el("td", status ? { "data-k": rank(status) } : null, status ? el("span", { class: "rag " + tone(status) }, status) : "None given"), el("td", { class: "n" }, String(points)));
    thingOf.set(row, t);
    return row;
  });
  table.tBodies[0].append(...rows);
  cards(table);
}
// Colours in the order of their gravity, and behind them other statuses.
const rank = (/** @type {string} */ status) => (["red", "amber", "green", "blue", ""].indexOf(tone(status)) + status);
const heads = table ? [...table.tHead.rows[0].cells] : [];
const COLUMNS = ["name", "lane", "lead", "does", "due", "state", "points"];
const FILTERS = ["open", "lane", "who", "of", "lead", "officer", "state", "date"];
const theirs = (/** @type {string} */ id) => D.sheets[sheetOf.get(numbers.get(id) ?? -1) ?? -1]?.[1] || [];
const laneIds = (/** @type {Thing} */ t) => (D.lanes[t] || []).map((p) => D.things[p][ID]);
const namedIn = (/** @type {Thing} */ t, /** @type {number} */ part) => (/** @type {LinkNo[]} */ ((D.answers[t] || [[], []])[part])).map((n) => D.things[D.links[n][2]][ID]);
/** @type {Record<string, (r: Row, v: string) => boolean>} how a row passes a filter */
const TESTS = {
  open: (r, v) => (v === "gap") === r[7] > 0,
  lane: (r, v) => laneIds(r[0]).includes(v),
  who: (r, v) => v.split(" ").includes(naming.get(r[0]) || ""),
  of: (r, v) => theirs(v).includes(r[0]),
  lead: (r, v) => namedIn(r[0], 0).includes(v),
  officer: (r, v) => namedIn(r[0], 1).includes(v),
  state: (r, v) => (r[5] || "-") === v,
  date: (r, v) => (v === "past" ? late.has(r[0]) : r[4].startsWith("~") ? v === "none" : v === "other" && !late.has(r[0])),
};
// A choice of which no list knows chooses nothing.
const chosen = (/** @type {string} */ name) => { const s = $("f-" + name); return s && state[name] && [...s.options].some((o) => o.value === state[name]) ? state[name] || "" : ""; };

let lastSaid = "";
function filter() {
  if (!table) return;
  if (FILTERS.some((name) => state[name])) offers();
  const on = FILTERS.map((name) => /** @type {[string, string]} */ ([name, chosen(name)])).filter(([, v]) => v);
  const kept = new Set(D.rows.filter((r) => on.every(([name, v]) => TESTS[name](r, v))).map((r) => r[0]));
  for (const name of FILTERS) if ($("f-" + name)) $("f-" + name).value = chosen(name);
  if (on.length || state.sort) write();
  for (const row of rows) row.hidden = !kept.has(thingOf.get(row) ?? -1);
  const lane = chosen("lane");
  const leftOut = (/** @type {Thing} */ t) => on.length && (kind(t) === "action" ? !kept.has(t) : lane && laneIds(t).length && !laneIds(t).includes(lane));
  marks.forEach((a, n) => a.classList.toggle("out", Boolean(leftOut(marked[n]))));
  const total = plural(D.rows.length, "action");
  const text = on.length ? kept.size + " of " + total + " shown." : $("shown").dataset.all;
  const by = on.map(([name, v]) => document.querySelector('label[for="f-' + name + '"]').textContent + ": " + [...$("f-" + name).options].find((o) => o.value === v)?.textContent?.replace(/ \(\d+\)$/, "")).join("; ");
  $("shown").textContent = on.length ? text.replace(/\.$/, ", filtered by " + by + ".") : text;
  $("shown").classList.toggle("filtered", on.length > 0);
  // The chart greys the same actions, and says why.
  if (lanes) $("greyed").textContent = "Grey is what a filter leaves out: " + by + ".", $("greyed").hidden = !on.length;
  if (on.length && !narrow.matches) document.querySelector("#actions .filters").open = true;
  if (lastSaid && lastSaid !== text) speak(text);
  lastSaid = text;
  if (rows.length) sort();
}
// What is unknown comes last, whichever way the rest is sorted.
/** @type {Intl.Collator | undefined} made when something is first sorted: that takes its time */
let collator;
const order = (/** @type {string} */ a, /** @type {string} */ b) => (collator = collator || new Intl.Collator("en-GB", { numeric: true })).compare(a, b);
function keyOf(/** @type {HTMLTableRowElement} */ row, /** @type {number} */ column) {
  const cell = row.cells[column], key = cell.dataset.k || cell.textContent || "";
  return key.startsWith("~") || key === "" || key === "None given" ? null : key;
}
function sort() {
  const down = (state.sort || "").startsWith("-"), column = COLUMNS.indexOf((state.sort || "").replace("-", ""));
  heads.forEach((th, n) => { if (n === column) th.setAttribute("aria-sort", down ? "descending" : "ascending"); else th.removeAttribute("aria-sort"); });
  const ordered = column < 0 ? rows : rows.map((r) => /** @type {[string | null, HTMLTableRowElement]} */ ([keyOf(r, column), r])).sort(([a], [b]) => (a === null || b === null ? Number(a === null) - Number(b === null) : order(a, b) * (down ? -1 : 1))).map(([, r]) => r);
  table.tBodies[0].append(...ordered);
}
// What a filter offers by name: all, or one of those that the actions have.
function offer(/** @type {string} */ name, /** @type {string[]} */ ids, /** @type {((id: string) => number) | undefined} */ many = undefined) {
  const box = $("f-" + name), list = [...new Set(ids)].map((id) => [id, short(label(numbers.get(id) ?? 0), 110) + (many ? " (" + many(id) + ")" : "")]);
  if (name !== "lane") list.sort(([, a], [, b]) => order(a, b));
  const bodies = name === "officer" ? new Set(ids.filter((id) => kind(numbers.get(id) ?? 0) === "body")).size : 0;
  box.replaceChildren(el("option", { value: "" }, "All " + list.length + (bodies ? ", " + bodies + " of them " + (bodies === 1 ? "a body" : "bodies") : "")), ...list.map(([value, text]) => el("option", { value }, text)));
  box.parentElement.hidden = !list.length;
}
let offered = false;
function offers() {
  if (offered) return;
  offered = true;
  offer("lane", D.heads.map((n) => D.things[n][ID]));
  offer("of", D.sheets.filter((s) => s[1].length).map((s) => D.things[s[0]][ID]), (id) => theirs(id).length);
  offer("lead", D.rows.flatMap((r) => namedIn(r[0], 0)));
  offer("officer", D.rows.flatMap((r) => namedIn(r[0], 1).filter((id) => !instead(numbers.get(id) ?? 0))));
}
if (table) {
  FILTERS.map((name) => $("f-" + name)).filter(Boolean).forEach((s) => {
    s.addEventListener("change", () => go({ [s.id.slice(2)]: s.value }));
  });
  $("clear").addEventListener("click", () => go(Object.fromEntries(FILTERS.map((name) => [name, ""]))));
  if (narrow.matches) document.querySelector("#actions .filters").open = false;
  whenNear($("actions"), () => { offers(); write(); filter(); });
  $("save-csv").addEventListener("click", saveTable);
  $("print-list").addEventListener("click", () => printAlone($("actions")));
  heads.forEach((th, column) => {
    const button = el("button", { type: "button" }, ...th.childNodes);
    th.append(button);
    button.addEventListener("click", () => {
      const down = th.getAttribute("aria-sort") === "ascending";
      go({ sort: (down ? "-" : "") + COLUMNS[column] });
      speak("Sorted by " + button.textContent + (down ? ", descending." : ", ascending."));
    });
  });
}
