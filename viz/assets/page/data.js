// What the page was given: one packed document, and ways to look things up in it.

const $ = (id) => document.getElementById(id);
const root = document.documentElement;
const D = JSON.parse(await window.remitData);
for (const name of ["links", "said", "cites"]) D[name] = (D[name][0] || []).map((_, n) => D[name].map((column) => column[n]));
const ID = 0, KIND = 1, LABEL = 2;
{ // every text is kept once and referred to by number; what things are called stands in the list
  const text = (n) => (typeof n !== "number" ? null : n < 0 ? D.things[-n - 1][LABEL] : D.words[n]);
  const anchors = document.querySelectorAll('#everything a[id^="n="]');
  D.things = D.things.map((kind, n) => [anchors[n].id.slice(2), kind, anchors[n].textContent]);
  D.links.forEach((l) => { l[6] = text(l[6]); });
  D.said.forEach((s) => { s[2] = text(s[2]); s[3] = text(s[3]); });
  D.cites.forEach((c) => { c[2] = text(c[2]); });
  D.rows.forEach((r) => { for (let n = 1; n < 7; n++) r[n] = text(r[n]); });
  D.findings.forEach((f) => { for (let n = 2; n < 5; n++) f[n] = text(f[n]); });
  D.reasons.forEach((pair) => pair.forEach((r) => { r[0] = text(r[0]); }));
  D.sheets.forEach((s) => s[3].forEach((shared) => { shared[2] = text(shared[2]); }));
  Object.values(D.answers).forEach((a) => { a[3] = a[3].map(text); a[4] = text(a[4]); a[5] = a[5].map(text); a[6] = text(a[6]); });
}
// Without a script a link leads to a place in the list; with one it holds the lasting address of the thing.
document.querySelectorAll('a[href^="#t"]').forEach((a) => { if (/^#t\d+$/.test(a.hash)) a.href = address(Number(a.hash.slice(2))); });
const numbers = new Map(D.things.map((t, n) => [t[ID], n]));
const into = D.things.map(() => []), out = D.things.map(() => []);
D.links.forEach((l, n) => { out[l[0]].push(n); into[l[2]].push(n); });
const said = D.things.map(() => []);
D.said.forEach((s) => said[s[0]].push(s));
const kind = (t) => D.kinds[D.things[t][KIND]][0];
const instead = (t) => label(t) === D.nobody ? "" : D.kinds[D.things[t][KIND]][3]; // what stands there when no name does
const label = (t) => D.things[t][LABEL];
function address(t) { return "#n=" + encodeURIComponent(D.things[t][0]).replaceAll("%2F", "/"); }
const plural = (n, word) => n + " " + word + (n === 1 ? "" : "s");
// Who is named for each action, in a word; and which actions are past their date.
const naming = new Map(D.naming.map(([t, way]) => [t, way]));
const late = new Set(D.late);
