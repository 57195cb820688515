// What a reader takes along: the filtered table as CSV, the chart as it stands on the screen as SVG or PNG.

function save(/** @type {string} */ name, /** @type {string} */ type, /** @type {string | Blob} */ content) {
  const a = el("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 1000);
  tellDone(name + " is saved.");
}
// A cell that a spreadsheet would take for a formula is kept as text.
const cell = (/** @type {string} */ s) => '"' + (/^[=+\-@\t\r]/.test(s) ? "'" + s : s).replace(/"/g, '""') + '"';
function saveTable() {
  write();
  filter();
  const lines = [[...heads.map((h) => h.textContent), "Where it is written"], ...[...table.tBodies[0].rows].filter((r) => !r.hidden).map((r) => [...[...r.cells].map((c, n) => (n ? c.textContent : c.querySelector("a").textContent)), (rowOf.get(thingOf.get(r) ?? -1)?.[8] || []).map(titled).join("; ")])];
  save("actions.csv", "text/csv", "\ufeff" + lines.map((l) => l.map((s) => cell(s.trim())).join(",")).join("\r\n") + "\r\n");
}
const escaped = (/** @type {string} */ s) => s.replace(/[\u0000-\u0008\u000b-\u001f]/g, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
// The lines in which the browser has set a text: its words by the height at which they stand.
function setLines(/** @type {Node} */ node) {
  const found = [], range = document.createRange();
  for (const word of (node.textContent || "").matchAll(/\S+/g)) {
    const start = word.index || 0;
    range.setStart(node, start);
    range.setEnd(node, start + word[0].length);
    const r = range.getBoundingClientRect(), last = found[found.length - 1];
    if (!r.width) continue;
    if (last && Math.abs(last.y - r.bottom) < 3) last.words.push(word[0]); else found.push({ x: r.left, y: r.bottom, h: r.height, words: [word[0]] });
  }
  return found;
}
function picture() {
  const frame = lanes.getBoundingClientRect(), parts = [], visible = (/** @type {HTMLElement} */ e) => e.checkVisibility ? e.checkVisibility() : e.offsetWidth > 0;
  lanes.querySelectorAll(".cell, .sq").forEach((e) => {
    if (!visible(e)) return;
    const r = e.getBoundingClientRect(), s = getComputedStyle(e), line = parseFloat(s.borderTopWidth);
    parts.push(`<rect x="${r.left - frame.left + line / 2}" y="${r.top - frame.top + line / 2}" width="${r.width - line}" height="${r.height - line}" rx="3" fill="${s.backgroundColor}" stroke="${s.borderTopColor}" stroke-width="${line}"${s.borderTopStyle === "dashed" ? ' stroke-dasharray="5 3"' : s.borderTopStyle === "dotted" ? ' stroke-dasharray="2 3"' : ""}/>`);
  });
  const walker = document.createTreeWalker(lanes, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!e || !(walker.currentNode.textContent || "").trim() || e.matches("i") || !visible(e)) continue;
    const s = getComputedStyle(e), size = parseFloat(s.fontSize);
    const lines = setLines(walker.currentNode).map((l) => `<tspan x="${l.x - frame.left}" y="${l.y - frame.top - l.h * 0.22}">${escaped(l.words.join(" "))}</tspan>`);
    if (lines.length) parts.push(`<text font-size="${size}" font-weight="${s.fontWeight}" fill="${s.color}">${lines.join(" ")}</text>`);
  }
  const title = escaped(document.title), back = getComputedStyle(document.body).backgroundColor;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${title}" width="${frame.width}" height="${frame.height}" viewBox="0 0 ${frame.width} ${frame.height}" font-family="Arial, Helvetica, sans-serif"><title>${title}</title><rect width="100%" height="100%" fill="${back}"/>${parts.join("")}</svg>\n`;
}
if (lanes) $("as-rows").addEventListener("click", () => go({ rows: state.rows ? "" : "yes" }));
// Twice as fine as a screen, or as fine as a browser can draw.
const FINE = 2, WIDEST = 8000;
async function saveDots() {
  const image = new Image();
  image.src = "data:image/svg+xml," + encodeURIComponent(picture());
  await image.decode();
  const by = Math.min(FINE, WIDEST / image.width, WIDEST / image.height);
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(image.width * by), height: Math.round(image.height * by) });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((dots) => { if (dots) save("chart.png", "image/png", dots); });
}
if (lanes) $("save-svg").addEventListener("click", () => save("chart.svg", "image/svg+xml", picture()));
if (lanes) $("save-png").addEventListener("click", saveDots);
