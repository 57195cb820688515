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
// What stands above and below a saved chart: what it is, as at which day, what of it is grey or lit, and its sources.
function framed() {
  const name = document.querySelector("h1").textContent, of = $("main").dataset.of;
  const grey = $("greyed").hidden ? "" : $("greyed").textContent, chosen = now < 0 ? "" : "Coloured: what belongs to " + quote(label(now)) + ".";
  const head = el("div", { class: "framed" }, el("b", null, name), ...[document.querySelector(".whole")?.textContent, capital(of.slice(name.length).replace(/^, /, "")), grey, chosen].filter(Boolean).map((said) => el("div", null, said)));
  const foot = el("div", { class: "framed" }, sources() + " " + capital(D.beside) + ". Made by Remit.");
  lanes.before(head);
  document.querySelector("#chart .legend").after(foot);
  return [head, foot];
}
const BORDER = 24; // around a saved chart
// The chart as it stands on the screen, with its lines and its key, on white.
function picture() {
  const theme = root.dataset.theme, [head, foot] = framed(), key = document.querySelector("#chart .legend");
  root.dataset.theme = "light";
  const at = head.getBoundingClientRect(), left = at.left - BORDER, top = at.top - BORDER, width = at.width + 2 * BORDER, height = foot.getBoundingClientRect().bottom - top + BORDER;
  const parts = [], visible = (/** @type {HTMLElement} */ e) => e.checkVisibility ? e.checkVisibility() : e.offsetWidth > 0;
  const dashes = (/** @type {string} */ style) => (style === "dashed" ? ' stroke-dasharray="5 3"' : style === "dotted" ? ' stroke-dasharray="2 3"' : "");
  const stroke = (/** @type {number[]} */ [x, y, dx, dy], /** @type {string} */ colour, /** @type {number} */ thick, style = "solid") => parts.push(`<path d="M${x - left} ${y - top}l${dx} ${dy}" stroke="${colour}" stroke-width="${thick}"${dashes(style)}/>`);
  // The lines between boxes are borders of what stands in the gaps.
  const edges = (/** @type {CSSStyleDeclaration} */ s, /** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h) => {
    const across = parseFloat(s.borderTopWidth), down = parseFloat(s.borderLeftWidth);
    if (across) stroke([x, y + across / 2, w, 0], s.borderTopColor, across, s.borderTopStyle);
    if (down) stroke([x + down / 2, y, 0, h], s.borderLeftColor, down, s.borderLeftStyle);
  };
  lanes.querySelectorAll(".lane:not(.names)>div").forEach((e) => {
    const r = e.getBoundingClientRect();
    for (const which of ["::before", "::after"]) {
      const s = getComputedStyle(e, which), px = (/** @type {string} */ of) => parseFloat(of) || 0;
      if (s.content === "none" || s.display === "none") continue;
      edges(s, r.left + px(s.left), r.top + px(s.top), px(s.width), px(s.height));
      if (s.content.length > 2) parts.push(`<text x="${r.left + px(s.left) - left}" y="${r.top + px(s.top) + px(s.fontSize) - top}" font-size="${px(s.fontSize)}" font-weight="700" fill="${s.color}">${escaped(s.content.slice(1, -1))}</text>`);
    }
  });
  for (const part of [lanes, key]) part.querySelectorAll(".tie, .lane, .rule, .cell, .sq, .tie small").forEach((/** @type {HTMLElement} */ e) => {
    if (!visible(e)) return;
    const r = e.getBoundingClientRect(), s = getComputedStyle(e), line = parseFloat(s.borderTopWidth);
    if (e.matches(".tie")) stroke(s.backgroundSize.startsWith("100%") ? [r.left, r.top + r.height / 2, r.width, 0] : [r.left + r.width / 2, r.top, 0, r.height], getComputedStyle(root).getPropertyValue("--edge"), 1.4);
    else if (e.matches(".rule, .lane") && !parseFloat(s.borderLeftWidth)) edges(s, r.left, r.top, r.width, r.height);
    else parts.push(`<rect x="${r.left - left + line / 2}" y="${r.top - top + line / 2}" width="${r.width - line}" height="${r.height - line}" rx="3" fill="${e.matches(".lane") ? "none" : s.backgroundColor}" stroke="${s.borderTopColor}" stroke-width="${line}"${dashes(s.borderTopStyle)}/>`);
  });
  for (const part of [head, lanes, key, foot]) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const e = walker.currentNode.parentElement;
      if (!e || !(walker.currentNode.textContent || "").trim() || e.matches("i") || !visible(e)) continue;
      const s = getComputedStyle(e), size = parseFloat(s.fontSize);
      const lines = setLines(walker.currentNode).map((l) => `<tspan x="${l.x - left}" y="${l.y - top - l.h * 0.22}">${escaped(l.words.join(" "))}</tspan>`);
      if (lines.length) parts.push(`<text font-size="${size}" font-weight="${s.fontWeight}" fill="${s.color}">${lines.join(" ")}</text>`);
    }
  }
  const title = escaped(document.title);
  head.remove();
  foot.remove();
  if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${title}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Arial, Helvetica, sans-serif"><title>${title}</title><rect width="${width}" height="${height}" fill="#fff"/>${parts.join("")}</svg>\n`;
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
