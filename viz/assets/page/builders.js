// Small builders. Every text is set as text, never as markup: no words of a document can run.

/**
 * @param {string} name
 * @param {Record<string, any> | null} [props]
 * @param {...Child} children
 * @returns {any}
 */
function el(name, props, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props || {})) {
    if (key === "class") node.className = value; else node.setAttribute(key, value);
  }
  node.append(.../** @type {(Node | string)[]} */ (children.filter((c) => c !== null && c !== undefined && c !== "")));
  return node;
}
// What stands in the place of a name is what a document has there.
const link = (/** @type {Thing} */ t, /** @type {Record<string, any>} */ props = {}) => el("a", { href: address(t), ...props }, instead(t) ? quote(label(t)) : label(t));
function place(/** @type {CiteNo} */ c) {
  const [document, where] = D.cites[c];
  return (typeof document === "number" ? "[" + (document + 1) + "]" : document) + ", " + where;
}
// Where a passage stands, with the title of its document: for what leaves the page.
function titled(/** @type {CiteNo} */ c) {
  const [doc, locator] = D.cites[c];
  return (typeof doc === "number" ? D.docs[doc] : doc) + ", " + locator;
}
// The first of some passages, and how many more there are.
const several = (/** @type {CiteNo[]} */ list, /** @type {(c: CiteNo) => string} */ told) => (list.length ? told(list[0]) + (list.length > 1 ? "; and " + (list.length - 1) + " more" : "") : "");
// Those first of which the register keeps the words.
const wordy = (/** @type {CiteNo[]} */ list) => [...list].sort((a, b) => Number(!D.cites[a][2].trim()) - Number(!D.cites[b][2].trim()));
// The same, with the words themselves as far as the register keeps them.
function quoted(/** @type {CiteNo} */ c) {
  const words = D.cites[c][2].trim();
  return titled(c) + (words ? ": “" + short(words, 200) + "”" : "");
}
// Said of a passage of which the register has no words; why, the sources say.
const BARE = "words not kept here";
function passage(/** @type {CiteNo} */ c) {
  const [doc, , quote] = D.cites[c];
  return el("cite", null, sourced(doc, c, titled(c)), quote.trim() ? ": " : " (" + BARE + ")", quote.trim() ? el("q", null, quote) : null);
}
// Where its web address is known, a passage leads to its document, and to the page of a PDF.
function sourced(/** @type {string | number} */ doc, /** @type {CiteNo} */ c, /** @type {string} */ said) {
  const home = D.homes && typeof doc === "number" ? D.homes[doc] : "";
  const page = D.pages?.[c];
  return home ? el("a", { href: page ? home.split("#")[0] + "#page=" + page : home }, said) : said;
}
function cites(/** @type {CiteNo[]} */ list) {
  if (!list || !list.length) return el("span", { class: "cites" }, "No passage is cited.");
  if (list.length === 1) return passage(list[0]);
  const more = el("details", { class: "cites" }, el("summary", null, plural(list.length - 1, "more passage")));
  list.slice(1).forEach((/** @type {CiteNo} */ c) => more.append(passage(c)));
  return el("div", null, passage(list[0]), more);
}
function basis(/** @type {number} */ n, /** @type {number | null | undefined} */ line = null) {
  const [name, text] = D.bases[n];
  if (name === "stated") return null;
  return el("span", { class: "basis" }, name + ": " + (line ? "a person said so, in line " + line + " of the decisions file" : text));
}
function dates(/** @type {Link} */ l) {
  if (!l[7] && !l[8]) return null;
  return el("small", null, [l[7] ? "from " + l[7] : "", l[8] ? "until " + l[8] : ""].filter(Boolean).join(" "));
}

const basisName = (/** @type {number} */ n) => D.bases[n][0];
// Where something is written, folded: the words themselves are only looked up when they are asked for.
function written(/** @type {CiteNo[]} */ list, said = "where it is written (" + list.length + ")") {
  if (!list.length) return el("small", { class: "cites" }, "No passage is cited.");
  const box = el("details", { class: "cites" }, el("summary", null, said));
  box.addEventListener("toggle", () => { if (box.children.length === 1) box.append(...list.map(passage)); });
  return box;
}
function button(/** @type {string} */ text, /** @type {() => void} */ act, whole = "") {
  const made = el("button", { type: "button", ...(whole && { "aria-label": whole }) }, text);
  made.addEventListener("click", act);
  return made;
}
/**
 * A button that copies one question, with the passages on which it rests.
 * @param {() => [string, CiteNo[]]} told
 */
function copying(told) {
  const made = button("Copy", () => { const [question, where] = told(); copy(asLine(question, where) + "\n", "The question is copied."); }, "Copy this question");
  made.className = "copy";
  return made;
}
// What leaves the page says from which register it is, as at which day, and where that can be seen again.
const origin = () => "From " + $("main").dataset.of + "." + (/^http/.test(location.protocol) ? " " + location.href : "");
// A part of the page as text: the browser sets the marks of a quotation, which are no letters of it, and a link shows that a name is one.
function plainly(/** @type {Node} */ part) {
  const copied = el("p", null, part.cloneNode(true));
  copied.querySelectorAll("q, a").forEach((/** @type {Element} */ e) => e.replaceWith(e.matches("q") ? "“" + e.textContent + "”" : retold(e.textContent) ? quote(e.textContent || "") : e.textContent || ""));
  return copied.textContent;
}
// A name that a question cuts is whole where it is taken along.
const uncut = (/** @type {string} */ text) => text.replace(/([“‘])([^“‘”]{9,}?) …([”’])/g, (all, a, cut, z) => { const whole = D.things.map((t) => t[LABEL].replace(/\s+/g, " ")).find((name) => name.startsWith(cut)); return whole ? a + whole + z : all; });
const asLine = (/** @type {string} */ question, /** @type {CiteNo[]} */ where) => uncut(question) + (where.length ? " (" + several(wordy(where), quoted) + ")" : "");
/**
 * Does something once, when a part of the page comes near the screen.
 * @param {Element} part
 * @param {() => void} act
 */
function whenNear(part, act, margin = "600px") {
  const soon = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) { soon.disconnect(); act(); } }, { rootMargin: margin });
  soon.observe(part);
}
let release = () => {};
/**
 * Brings a part of the page to the top of the screen, and keeps it there while what stands above it
 * still grows, until somebody moves the page: not much longer than the list of everything waits.
 * @param {Element} part
 */
function hold(part, most = 6000) {
  release();
  const over = new AbortController(), growing = new ResizeObserver(() => part.scrollIntoView());
  release = () => { growing.disconnect(); over.abort(); };
  for (const act of ["wheel", "touchstart", "pointerdown", "keydown", "popstate"]) addEventListener(act, release, { signal: over.signal, passive: true });
  const late = setTimeout(release, most);
  over.signal.addEventListener("abort", () => clearTimeout(late));
  part.scrollIntoView();
  growing.observe($("main"));
}
const short = (/** @type {string} */ s, most = 80) => (s.length > most ? s.slice(0, most - 1).replace(/\s+\S*$/, "") + " …" : s);
const capital = (/** @type {string} */ s) => s.slice(0, 1).toUpperCase() + s.slice(1);
// The colour of an action, or else its status, as the documents give it.
function statusOf(/** @type {Thing} */ t) {
  const of = (/** @type {string} */ name) => said[t].find((s) => D.attrs[s[1]][0] === name), found = of("rag") || of("status");
  return found ? found[2] || found[3] || "" : "";
}
const tone = (/** @type {string} */ s) => ["red", "amber", "green", "blue"].find((c) => s.toLowerCase().startsWith(c)) || "";
function speak(/** @type {string} */ text) { $("live").textContent = text; $("live").classList.remove("shown"); }
// What a press has done is said, and shown for a while at the foot of the screen.
/** @type {number | undefined} */
let shownFor;
function tellDone(/** @type {string} */ text) {
  speak(text);
  $("live").classList.add("shown");
  clearTimeout(shownFor);
  shownFor = setTimeout(() => $("live").classList.remove("shown"), 5000);
}
