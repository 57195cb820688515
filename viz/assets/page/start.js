// Colours, paper, and the start: the address is followed once everything stands.

$("tools").hidden = false;
const theme = $("theme");
const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme:dark)").matches ? "dark" : "light")) === "dark";
const say = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; say(); redraw(); });
say();
$("print").addEventListener("click", () => window.print());
/** @type {HTMLDetailsElement[]} */
let folded = [];
window.addEventListener("beforeprint", () => {
  unfold();
  tell();
  write();
  filter();
  folded = [...document.querySelectorAll("main details:not([open]):not(.step details)")];
  folded.forEach((d) => { d.open = true; });
  // Passages are written when they are unfolded: here before the page is printed, and not some moments later.
  folded.filter((d) => d.matches(".cites")).forEach((d) => d.dispatchEvent(new Event("toggle")));
});
window.addEventListener("afterprint", () => folded.forEach((d) => { d.open = false; }));
window.remit = { D, into, out, kind, label, address, neighbourhood, pathBetween, drawn };
// On a phone each row is a card, whose cells say what they are; a table is what it is to whoever hears it.
function cards(/** @type {Element} */ table) {
  const named = [...table.querySelectorAll("thead th")].map((th) => th.textContent || "");
  table.setAttribute("role", "table");
  table.querySelectorAll("tr").forEach((/** @type {HTMLTableRowElement} */ row) => {
    row.setAttribute("role", "row");
    [...row.cells].forEach((cell, n) => {
      cell.setAttribute("role", cell.tagName === "TD" ? "cell" : row.parentElement?.tagName === "THEAD" ? "columnheader" : "rowheader");
      cell.dataset.l = named[n];
    });
  });
}
document.querySelectorAll("#sources table").forEach(cards);
q.disabled = false;
// The list of everything becomes part of the page when it comes near, or when there is time: one may
// want to search in it.
function unfold() {
  if (!$("list")) return;
  window.remitUnfold();
  document.querySelectorAll('#everything a[id^="n="]').forEach((a) => {
    a.setAttribute("href", address(numbers.get(a.id.slice(2)) ?? 0));
    a.removeAttribute("id");
  });
}
whenNear($("everything"), unfold);
setTimeout(() => ("requestIdleCallback" in window ? requestIdleCallback(unfold, { timeout: 4000 }) : unfold()), 1000);
if (D.focus && !location.hash.startsWith("#n=")) history.replaceState(step, "", address(numbers.get(D.focus) ?? 0));
root.dataset.ready = "yes"; // what has no use without a script is shown from here on
performance.mark("ready");
follow();
// The browser has gone to the thing's place in the list, where it leads without a script.
function settle() {
  if (!$("panel").classList.contains("said")) return;
  scrollTo(0, 0);
  if ($("panel").getBoundingClientRect().top > innerHeight * 0.6) $("panel").scrollIntoView({ block: "start" });
  // In a tall chart what is chosen may stand far down; the answer beside it stays in view.
  const box = small.matches ? null : document.querySelector("#lanes .now");
  if (box && box.getBoundingClientRect().bottom > innerHeight) box.scrollIntoView({ block: "center" });
}
settle();
// An address that chooses a sheet, a neighbourhood or some of the actions leads to these.
const chose = $("panel").classList.contains("said");
if (!chose) {
  const open = state.sheet ? document.querySelector(".sheet[open]") : at >= 0 ? $("near") : FILTERS.some(chosen) || state.sort ? $("actions") : null;
  if (open) hold(open);
}
// Without a script a tally leads to the list; with one to the table, filtered.
document.querySelectorAll("a[data-ask]").forEach((a) => a.setAttribute("href", compose(parse("#" + a.dataset.ask))));
// A browser takes the focus away again when it has looked for the address itself.
const again = () => setTimeout(() => { settle(); if (document.activeElement === document.body) $("panel-h").focus({ preventScroll: true }); });
if (chose && document.readyState === "complete") again();
else if (chose) window.addEventListener("load", again);
