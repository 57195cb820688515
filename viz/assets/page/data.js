// What the page was given: one packed document, and ways to look things up in it.

/** @type {(id: string) => Part} */
const $ = (id) => /** @type {Part} */ (document.getElementById(id));
const root = document.documentElement;
const ID = 0, KIND = 1, LABEL = 2;
const carried = window.remitCarried("data");
const D = unpacked(JSON.parse(carried[0] === 31 ? await window.remitUnpack("data") : unpressed(carried)), named($("list").textContent || ""));

/**
 * The ids and names of all things, from the page's list, which is not yet part of the page.
 * @param {string} text
 */
function named(text) {
  /** @type {Record<string, string>} */
  const signs = { amp: "&", lt: "<", gt: ">", "#34": '"', "#39": "'" };
  const plain = (/** @type {string} */ s) => s.replace(/&([a-z]+|#\d+);/g, (_, sign) => signs[sign]);
  return [...text.matchAll(/<a id="?n=([^">]*)"?>([^<]*)</g)].map((m) => [plain(m[1]), plain(m[2])]);
}
/**
 * The data as it was packed: rows as columns, and every text once, referred to by number; below zero
 * it is the name of a thing.
 * @param {any} raw
 * @param {string[][]} names
 * @returns {Data}
 */
function unpacked(raw, names) {
  const text = (/** @type {unknown} */ n) => (typeof n !== "number" ? null : n < 0 ? names[-n - 1][1] : raw.words[n]);
  const rows = (/** @type {any[][]} */ columns, /** @type {number[]} */ texts) => {
    texts.forEach((k) => { if (columns[k]) columns[k] = columns[k].map(text); });
    return (columns[0] || []).map((_, n) => {
      const row = new Array(columns.length);
      for (let k = 0; k < columns.length; k++) row[k] = columns[k][n];
      return row;
    });
  };
  const some = (/** @type {any[]} */ row, /** @type {number} */ from, /** @type {number} */ to) => { for (let k = from; k < to; k++) row[k] = text(row[k]); };
  raw.own = new Set((raw.own || []).map(text));
  raw.things = raw.things.map((/** @type {number} */ kind, /** @type {number} */ n) => [names[n][0], kind, names[n][1]]);
  raw.links = rows(raw.links, [6]);
  raw.said = rows(raw.said, [2, 3]);
  raw.cites = rows(raw.cites, [2]);
  raw.rows.forEach((/** @type {any[]} */ r) => some(r, 1, 7));
  raw.findings.forEach((/** @type {any[]} */ f) => some(f, 2, 5));
  raw.reasons.flat().forEach((/** @type {any[]} */ r) => some(r, 0, 1));
  raw.matters.forEach((/** @type {any[]} */ m) => some(m, 0, 2));
  raw.sheets.forEach((/** @type {any[]} */ s) => { some(s, 5, 7); s[3].forEach((/** @type {any[]} */ shared) => some(shared, 2, 3)); });
  raw.put = raw.put.map(text);
  raw.firstPut = raw.firstPut.map(text);
  for (const t in raw.agents) raw.agents[t] = text(raw.agents[t]);
  Object.values(raw.answers).forEach((a) => { a[3] = a[3].map(text); a[5] = a[5].map(text); some(a, 4, 5); some(a, 6, 7); });
  return raw;
}
const numbers = new Map(D.things.map((t, n) => [t[ID], n]));
/** @type {LinkNo[][]} */
const into = D.things.map(() => []);
/** @type {LinkNo[][]} */
const out = D.things.map(() => []);
D.links.forEach((l, n) => { out[l[0]].push(n); into[l[2]].push(n); });
/** @type {Said[][]} */
const said = D.things.map(() => []);
D.said.forEach((s) => said[s[0]].push(s));
const kind = (/** @type {Thing} */ t) => D.kinds[D.things[t][KIND]][0];
const label = (/** @type {Thing} */ t) => D.things[t][LABEL];
// What stands there when no name does.
const instead = (/** @type {Thing} */ t) => (label(t) === D.nobody ? "" : D.kinds[D.things[t][KIND]][3]);
const address = (/** @type {Thing} */ t) => "#n=" + encodeURIComponent(D.things[t][ID]).replaceAll("%2F", "/");
// A wording that is the register's own, and no quotation, stands in other marks than one of a document; so does a piece of it.
const retold = (/** @type {string | null} */ text) => text !== null && D.own.has(text);
const quote = (/** @type {string} */ text, whole = text) => (retold(whole) ? "‘" + text + "’" : "“" + text + "”");
const plural = (/** @type {number} */ n, /** @type {string} */ word) => n + " " + word + (n === 1 ? "" : "s");
// Who is named for each action, in a word; and which actions are past their date.
const naming = new Map(D.naming);
const late = new Set(D.late);
/**
 * Without a script a link leads to a place in the list; with one it holds the lasting address of the
 * thing, from when somebody reaches for it: there are many. Gives the thing's number.
 * @param {Element | null} a
 */
function lasting(a) {
  const found = a && /^#t(\d+)$/.exec(a.getAttribute("href") || "");
  if (!a || !found) return -1;
  a.setAttribute("href", address(Number(found[1])));
  return Number(found[1]);
}
for (const reached of ["pointerover", "focusin"]) document.addEventListener(reached, (e) => lasting(/** @type {Element} */ (e.target).closest("a")));
