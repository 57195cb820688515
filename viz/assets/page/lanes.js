// The lanes of squares, one square an action: each is told in words, and the chain of what is chosen is lit.

const lanes = $("lanes"), tree = $("tree");
// Of a large register the squares are written here, as the page writes those of a small one.
if (lanes) lanes.querySelectorAll("[data-actions]").forEach((row) => row.append(...row.dataset.actions.trim().split(" ").filter(Boolean).map((n) => {
  const t = Number(n), [outline, letter] = D.looks[naming.get(t) || "nobody"], colour = tone(statusOf(t)), past = late.has(t);
  return el("a", { class: ["sq", outline, colour, past ? "late" : ""].filter(Boolean).join(" "), href: address(t) }, colour.slice(0, 1).toUpperCase() + letter + (past ? "!" : ""));
})));
const marks = lanes ? [...lanes.querySelectorAll('a[href^="#n="]')] : [];
const marked = marks.map((a) => numbers.get(decodeURIComponent(a.hash.slice(3))));
marks.forEach((a, n) => {
  const t = marked[n];
  if (!a.classList.contains("sq")) return;
  const words = [label(t), D.ways[naming.get(t)], statusOf(t) || "no status", late.has(t) ? "past its date" : ""];
  a.setAttribute("aria-label", words.filter(Boolean).join("; "));
  a.title = a.getAttribute("aria-label");
});
if (lanes) oneStop(lanes, marks);
// What belongs to the answer for a thing: the links, and the things at their ends.
function around(t) {
  const answer = D.answers[t], lit = answer ? [...answer[2], ...answer[0], ...answer[1]] : [...out[t], ...into[t]];
  const on = new Set([t]);
  for (const n of lit) { on.add(D.links[n][0]); on.add(D.links[n][2]); }
  return on;
}
function light(t) {
  if (tree) tree.querySelectorAll(".leaf").forEach((b) => b.classList.toggle("now", t >= 0 && b.dataset.go === D.things[t][ID]));
  if (!lanes) return;
  const on = t < 0 ? new Set() : around(t);
  marks.forEach((a, n) => {
    a.classList.toggle("in", on.has(marked[n]));
    a.classList.toggle("now", marked[n] === t);
    if (marked[n] === t && a.closest("details")) a.closest("details").open = true;
    if (marked[n] === t) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current");
  });
  lanes.classList.toggle("on", marked.includes(t));
}
if (tree) tree.querySelectorAll("[data-go]").forEach((b) => b.addEventListener("click", () => choose(numbers.get(b.dataset.go), b)));
