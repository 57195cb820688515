// The chart: the chain of what is chosen is lit, all else stays in plain grey.

const sheet = $("sheet"), tree = $("tree");
const boxes = D.boxes.map((_, n) => $("b" + n));
const paths = sheet ? [...sheet.querySelectorAll("svg > path")] : [];
const standAt = sheet ? oneStop(sheet, boxes) : null;

// What belongs to the answer for a thing: the links, and the things at their ends.
function around(t) {
  const answer = D.answers[t], lit = new Set(answer ? [...answer[2], ...answer[0], ...answer[1]] : [...out[t], ...into[t]]);
  const on = new Set([t]);
  for (const n of lit) { on.add(D.links[n][0]); on.add(D.links[n][2]); }
  return { on, lit };
}
function light(t) {
  if (!sheet) return;
  const { on, lit } = around(t);
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
  sheet.inert = false; // without a script its buttons would do nothing
  boxes.forEach((box, n) => box.addEventListener("click", () => choose(D.boxes[n], box)));
}
if (tree) tree.querySelectorAll("[data-go]").forEach((b) => b.addEventListener("click", () => choose(numbers.get(b.dataset.go), b)));
