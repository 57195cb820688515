// Colours, paper, and the start: the address is followed once everything stands.

$("tools").hidden = false;
const theme = $("theme");
const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme:dark)").matches ? "dark" : "light")) === "dark";
const say = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
theme.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; say(); redraw(); });
say();
$("print").addEventListener("click", () => window.print());
let folded = [];
window.addEventListener("beforeprint", () => {
  write();
  filter();
  folded = [...document.querySelectorAll("main details:not([open]):not(.step details)")];
  folded.forEach((d) => { d.open = true; });
});
window.addEventListener("afterprint", () => folded.forEach((d) => { d.open = false; }));
window.remit = { D, into, out, kind, label, address, neighbourhood, pathBetween, drawn };
q.disabled = false;
// Without a script the address of a thing leads to its place in the list; with one, to the panel.
document.querySelectorAll('a[id^="n="]').forEach((a) => {
  a.href = address(numbers.get(a.id.slice(2)));
  a.removeAttribute("id");
});
if (D.focus && !location.hash.startsWith("#n=")) history.replaceState(null, "", address(numbers.get(D.focus)));
root.dataset.ready = "yes"; // what has no use without a script is shown from here on
performance.mark("ready");
follow();
// The browser has gone to the thing's place in the list, where it leads without a script.
function settle() {
  if (now < 0) return;
  scrollTo(0, 0);
  if ($("panel").getBoundingClientRect().top > innerHeight * 0.6) $("panel").scrollIntoView({ block: "start" });
}
settle();
// A browser takes the focus away again when it has looked for the address itself.
const again = () => setTimeout(() => { settle(); if (document.activeElement === document.body) $("panel-h").focus({ preventScroll: true }); });
if (now >= 0 && document.readyState === "complete") again();
else if (now >= 0) window.addEventListener("load", again);
