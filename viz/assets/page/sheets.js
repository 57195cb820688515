// Remit sheets: each says in two sentences what somebody stands for; the rest is filled in when it is opened.

const sheets = [...document.querySelectorAll(".sheet")];
const sheetOf = new Map(D.sheets.map((s, n) => [s[0], n]));
const rowOf = new Map(D.rows.map((r) => [r[0], r]));
/** @type {(t: Thing) => string[]} */
const rowSaid = (/** @type {Thing} */ t) => { const r = rowOf.get(t); return r ? [r[2] || "nobody is named", r[5] || "no status", !r[3] ? "no date" : r[4].startsWith("~") ? r[3] : "due " + r[3]] : []; };
function fill(/** @type {Part} */ box) {
  if (box.querySelector(".halves")) return;
  const [t, actions, ready, shared, beside, due, left, places] = D.sheets[Number(box.dataset.n)];
  /** @type {Set<number>} */
  const documents = new Set();
  const at = (/** @type {CiteNo[]} */ where) => {
    where.forEach((c) => { if (typeof D.cites[c][0] === "number") documents.add(D.cites[c][0]); });
    return where.length ? el("span", { "data-c": where.join() }, several(where, place)) : "";
  };
    // What is alike for all is said once.
  const listed = (/** @type {Thing[]} */ actions, /** @type {string[][]} */ told) => {
    const alike = told.length > 1 ? told[0].map((w, n) => told.every((all) => all[n] === w)) : [];
    return [alike.some(Boolean) ? el("p", { class: "alike" }, "For each of them: ", el("b", null, told[0].filter((_, n) => alike[n]).join("; "))) : "",
      el("ol", null, ...actions.map((a, n) => el("li", null, link(a), " ", el("small", null, told[n].filter((_, k) => !alike[k]).map((w) => w + "; ").join(""), at((rowOf.get(a) || [])[8] || [])))))];
  };
  const below = el("div", null, el("h3", null, "What stands below"), due ? el("p", { class: "alike" }, due) : "", ...(actions.length ? listed(actions, actions.map(rowSaid)) : [el("p", null, "No action.")]));
  // To whom a question is put, unless that is whose sheet it is and nobody besides.
  const elsewhere = (/** @type {string | null} */ whom) => whom && (whom.includes("; ") || !whom.startsWith(label(t) + " ("));
  const why = (/** @type {FindingNo} */ n) => el("small", null, saidOf(n) + " ", at(D.findings[n][1]));
  const answer = el("div", null, el("h3", null, "Be ready to answer"), ready.length ? el("ol", null, ...ready.map((n) => el("li", null, el("p", { class: "put" }, questionOf(n), elsewhere(D.put[n]) ? el("small", null, putTo(D.put[n])) : null), why(n)))) : el("p", null, "Nothing was found that would be asked of them."), left ? el("p", { class: "alike" }, left) : "");
  if (places.length) answer.append(el("h3", null, "Open places on the same matter"), el("ul", null, ...places.map((n) => el("li", null, (saidOf(n) || "").replace(/([”’]\.) .*/, "$1"), " ", el("small", null, at(D.findings[n][1]))))));
  if (beside.length) below.append(el("h3", null, "Led by others, on the same matter"), ...listed(beside, beside.map((a) => ["led by " + (rowOf.get(a) || [])[1], "responsible: " + rowSaid(a)[0]])));
  if (shared.length) answer.append(el("h3", null, "Shared with others"), el("ul", null, ...shared.map(([p, n, why, where]) => el("li", null, link(p), ": " + plural(n, "reason") + ", for example: " + why + " ", el("small", null, at(where))))));
  box.append(
    el("p", { class: "tools" }, button("Print this sheet", () => printAlone(box)), button("Copy as text", () => copy(sheetText(box), "Copied.", "")), button("With the passages", () => box.querySelectorAll("[data-c]").forEach((/** @type {Part} */ e) => e.replaceChildren(...listOf(e).map(passage)))), actions.length ? el("a", { href: "#actions", "data-ask": "of=" + D.things[t][ID] }, "Their actions as a table") : null),
    el("div", { class: "halves" }, below, answer));
  if (documents.size) box.append(el("p", { class: "sources" }, el("small", null, "From " + $("main").dataset.of + ": " + [...documents].sort((a, b) => a - b).map((d) => "[" + (d + 1) + "] " + D.docs[d]).join("; ") + ".")));
}
// The passages of a place on a sheet, which shows the first alone.
const listOf = (/** @type {Part} */ e) => e.dataset.c.split(",").map(Number);
// A sheet as text: the numbers of its lists, all places, and what explains a question below it.
function sheetText(/** @type {Part} */ box) {
  const copied = /** @type {Part} */ (box.cloneNode(true)), lines = [box.querySelector("summary b").textContent];
  copied.querySelectorAll("[data-c]:not(:has(cite))").forEach((/** @type {Part} */ e) => e.replaceChildren(listOf(e).map(place).join("; ")));
  copied.querySelectorAll(":scope > p.first, :scope > p.left, h3, .alike, li, .sources").forEach((/** @type {any} */ e) => {
    const at = e.matches("ol > li") ? [...e.parentElement.children].indexOf(e) + 1 + ". " : e.matches("li") ? "- " : e.matches("h3") ? "\n" : "";
    e.querySelectorAll(".put, cite").forEach((/** @type {Part} */ put) => put.append("\n"));
    lines.push(at + plainly(e).trim().replace(/[^\S\n]+/g, " ").replace(/ ?\n\s*/g, "\n   "));
  });
  return lines.map(uncut).join("\n") + "\n\n";
}
const sources = () => "Sources: " + D.docs.map((title, n) => "[" + (n + 1) + "] " + title).join("; ") + ".";
function printAlone(/** @type {Part} */ box) {
  document.documentElement.classList.add("alone");
  box.classList.add("printed");
  box.dataset.of = $("main").dataset.of;
  box.dataset.sources = sources();
  window.print();
}
window.addEventListener("afterprint", () => { document.documentElement.classList.remove("alone"); document.querySelectorAll(".printed").forEach((s) => s.classList.remove("printed")); });
sheets.forEach((box) => {
  box.addEventListener("toggle", () => { if (box.open) fill(box); });
  box.querySelector("summary").addEventListener("click", (/** @type {any} */ e) => { e.preventDefault(); go({ sheet: box.open ? "" : D.things[D.sheets[box.dataset.n][0]][ID] }); });
});
// The sheet that the address names is open, and no other.
function sheet() {
  const n = state.sheet ? sheetOf.get(numbers.get(state.sheet) ?? -1) : undefined;
  sheets.forEach((box, i) => { if (box.open !== (i === n)) box.open = i === n; });
  if (n !== undefined) fill(sheets[n]);
}
// What somebody stands for, in the sentence of their sheet.
const sheetSaid = (/** @type {Thing} */ t) => { const n = sheetOf.get(t); return n === undefined ? "" : sheets[n].querySelector(".first").textContent; };
const sheetLink = (/** @type {Thing} */ t) => (sheetOf.has(t) ? [el("p", null, el("a", { href: "#sheet=" + D.things[t][ID] }, "The whole remit on one sheet"))] : []);
