// The findings by priority: what is told a second time is filled in, and questions can be copied.

/**
 * What a finding rests on: where it stands with its words; of several the first, and the others folded.
 * @param {FindingNo} n
 */
const restsOn = (n) => {
  const where = wordy(D.findings[n][1]);
  if (!where.length) return [];
  const first = el("small", { class: "rests" }, place(where[0]), inWords(where[0]));
  return where.length > 1 ? [first, " ", written(where.slice(1), plural(where.length - 1, "more passage"))] : [first];
};
const inWords = (/** @type {CiteNo} */ c) => (D.cites[c][2].trim() ? el("span", null, ": ", el("q", null, short(D.cites[c][2].trim(), 220))) : " (" + BARE + ")");
/**
 * A finding is told with the words that it rests on, and its question can be copied.
 * @param {FindingNo} n
 * @param {HTMLElement} item
 */
function withPassages(n, item) {
  item.querySelector(":scope > small")?.replaceWith(...restsOn(n));
  item.querySelector(":scope > p")?.append(...askingOf(n));
  item.dataset.finding = String(n);
}
// Both are only written when somebody comes near.
function tell() {
  if ($("findings").dataset.told) return;
  $("findings").dataset.told = "yes";
  document.querySelectorAll("[data-again]").forEach((/** @type {HTMLElement} */ li) => {
    const n = Number(li.dataset.again), copied = /** @type {HTMLElement} */ (listed(n).parentElement.cloneNode(true)), own = li.querySelector(".k");
    copied.querySelector("[id]")?.removeAttribute("id");
    copied.querySelectorAll(".k").forEach((k) => k.remove());
    li.replaceChildren(...(own ? [own, " "] : []), ...copied.childNodes);
    withPassages(n, li);
  });
  D.findings.forEach((_, n) => { if (listed(n)) withPassages(n, listed(n).parentElement); });
}
whenNear($("findings"), tell);
// In a large register what is folded is written when it is unfolded.
document.querySelectorAll("[data-later]").forEach((box) => box.addEventListener("toggle", () => {
  const list = box.querySelector("ul");
  if (!box.open || list.children.length) return;
  list.append(...box.dataset.later.trim().split(" ").map(Number).map((/** @type {number} */ n) => el("li", { "data-finding": n }, el("b", { class: "k " + severity(n) }, severity(n)), " ", saidOf(n) + " ", link(D.findings[n][0][0]), " ", ...restsOn(n), questionOf(n) ? el("p", null, questionOf(n), ...askingOf(n)) : null)));
}));
/**
 * The questions of a priority, or the gravest of them, each once and with where that stands of which it asks.
 * @param {Element} box
 * @param {Set<string>} told those that stand above already
 * @param {string=} level
 */
function asked(box, told, level) {
  /** @type {string[]} */
  const found = [];
  box.querySelectorAll("li > p").forEach((p) => {
    const n = Number(p.parentElement.dataset.finding), question = questionOf(n);
    if ((level && (levelOf(p) !== level || waived(n))) || told.has(question)) return;
    told.add(question);
    found.push((level ? "" : capital(severity(n) || "") + ": ") + asLine(question + putTo(D.put[n]), D.findings[n][1]));
  });
  return found;
}
// What a story is headed by: its priority, and who leads that.
const headed = (/** @type {Element} */ box) => [...box.querySelectorAll(".about > h3, .about > p:not(.tools)")].map((e) => e.textContent).filter((s) => !/^\d|^nothing/.test(s || "")).join(", ");
const gravest = ["high", "medium", "low"].find((level) => [...document.querySelectorAll(".story .k")].some((k) => k.textContent === level));
function levelOf(/** @type {Element} */ e) {
  let at = e.closest("li");
  while (at && !at.querySelector(".k")) at = at.parentElement.closest("li");
  return at ? at.querySelector(".k").textContent : "";
}
document.querySelectorAll("[data-copy]").forEach((b) => b.addEventListener("click", () => {
  tell();
  const whole = b.dataset.copy === "high", boxes = whole ? document.querySelectorAll(".story") : [b.closest(".story")];
  const told = new Set(), parts = [...boxes].map((box) => /** @type {[string, string[]]} */ ([headed(box), asked(box, told, whole ? gravest : undefined)])).filter(([, list]) => list.length);
  const many = parts.reduce((n, [, list]) => n + list.length, 0);
  copy(parts.map(([head, list]) => head + "\n" + list.map((/** @type {string} */ q, /** @type {number} */ n) => n + 1 + ". " + q).join("\n")).join("\n\n") + "\n\n", plural(many, "question") + (many === 1 ? " is" : " are") + " copied.");
}));
// Text for the clipboard; where a browser keeps that closed, as a file.
async function copy(/** @type {string} */ told, done = "Copied.", end = origin() + "\n") {
  const text = told + (told.includes("‘") ? "What stands in ‘single’ marks is the register’s own wording, what stands in “double” ones the documents’.\n" : "") + end;
  try {
    await navigator.clipboard.writeText(text);
    tellDone(done);
  } catch { save("remit.txt", "text/plain", text); }
}
