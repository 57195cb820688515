// The table of actions: its filters and its order stand in the address; the pictures grey what it leaves out.

const table = $("t-actions");
const rows = table ? [...table.tBodies[0].rows] : [];
const heads = table ? [...table.tHead.rows[0].cells] : [];
const thingOf = new Map(rows.map((r) => [r, numbers.get(decodeURIComponent(r.querySelector("a").hash.slice(3)))]));
const COLUMNS = ["name", "lane", "lead", "officer", "due", "state", "points"];
const FILTERS = ["open", "lane", "who", "lead", "state", "date"];
const laneIds = (t) => (D.lanes[t] || []).map((p) => D.things[p][ID]);
const leadsOf = (t) => ((D.answers[t] || [[]])[0]).map((n) => D.things[D.links[n][2]][ID]);
const TESTS = {
  open: (row, v) => (v === "gap") === row.hasAttribute("data-gap"),
  lane: (row, v) => laneIds(thingOf.get(row)).includes(v),
  who: (row, v) => v.split(" ").includes(naming.get(thingOf.get(row))),
  lead: (row, v) => leadsOf(thingOf.get(row)).includes(v),
  state: (row, v) => row.dataset.state === v,
  date: (row, v) => (v === "past" ? late.has(thingOf.get(row)) : row.cells[4].dataset.k.startsWith("~")),
};
// A choice of which no list knows chooses nothing.
const chosen = (name) => { const s = $("f-" + name); return s && state[name] && [...s.options].some((o) => o.value === state[name]) ? state[name] : ""; };

function filter() {
  if (!table) return;
  const on = FILTERS.map((name) => [name, chosen(name)]).filter(([, v]) => v), kept = new Set();
  for (const name of FILTERS) if ($("f-" + name)) $("f-" + name).value = chosen(name);
  for (const row of rows) {
    const yes = on.every(([name, v]) => TESTS[name](row, v));
    row.hidden = !yes;
    if (yes) kept.add(thingOf.get(row));
  }
  const lane = chosen("lane");
  const leftOut = (t) => on.length && (kind(t) === "action" ? !kept.has(t) : lane && laneIds(t).length && !laneIds(t).includes(lane));
  boxes.forEach((box, n) => box.classList.toggle("out", Boolean(leftOut(D.boxes[n]))));
  marks.forEach((a, n) => a.classList.toggle("out", Boolean(leftOut(marked[n]))));
  const total = plural(rows.length, "action");
  const text = on.length ? kept.size + " of " + total + " shown." : $("shown").dataset.all;
  const by = on.map(([name, v]) => document.querySelector('label[for="f-' + name + '"]').textContent + ": " + [...$("f-" + name).options].find((o) => o.value === v).textContent.replace(/ \(\d+\)$/, "")).join("; ");
  $("shown").textContent = on.length ? text.replace(/\.$/, ", filtered by " + by + ".") : text;
  $("shown").classList.toggle("filtered", on.length > 0);
  if (on.length) document.querySelector(".filters").open = true;
  if (filter.last !== undefined && filter.last !== text) speak(text);
  filter.last = text;
  sort();
}
// What is unknown comes last, whichever way the rest is sorted.
const collator = new Intl.Collator("en-GB", { numeric: true });
function keyOf(row, column) {
  const cell = row.cells[column], key = cell.dataset.k || cell.textContent;
  return key.startsWith("~") || key === "" || key === "None given" ? null : key;
}
function sort() {
  const down = (state.sort || "").startsWith("-"), column = COLUMNS.indexOf((state.sort || "").replace("-", ""));
  heads.forEach((th, n) => { if (n === column) th.setAttribute("aria-sort", down ? "descending" : "ascending"); else th.removeAttribute("aria-sort"); });
  const ordered = column < 0 ? rows : rows.map((r) => [keyOf(r, column), r]).sort(([a], [b]) => (a === null || b === null ? (a === null) - (b === null) : collator.compare(a, b) * (down ? -1 : 1))).map(([, r]) => r);
  table.tBodies[0].append(...ordered);
}
if (table) {
  FILTERS.map((name) => $("f-" + name)).filter(Boolean).forEach((s) => {
    s.disabled = false;
    s.addEventListener("change", () => go({ [s.id.slice(2)]: s.value }));
  });
  $("clear").disabled = false;
  $("clear").addEventListener("click", () => go(Object.fromEntries(FILTERS.map((name) => [name, ""]))));
  if (matchMedia("(max-width:700px)").matches) document.querySelector(".filters").open = false;
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
