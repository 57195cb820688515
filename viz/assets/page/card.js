// A card beside a square, for a mouse that rests on it and for who reaches it by the keyboard: what it stands for, who
// is named, how it stands, when it is due and who leads. The mouse may move onto it; Escape closes it before all else.

const card = el("div", { id: "card", hidden: "", "aria-hidden": "true" });
/** @type {Element | null} the square that it stands beside */
let carded = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let leaving;
function uncard() {
  clearTimeout(leaving);
  carded = null;
  card.hidden = true;
}
/** @param {Element | null} a */
function cardFor(a) {
  const t = a ? known.get(a) : undefined, row = t === undefined ? null : rowOf.get(t);
  if (!a || !row || t === undefined) return;
  clearTimeout(leaving);
  if (a === carded) return;
  carded = a;
  const line = (/** @type {string} */ name, /** @type {string} */ text) => el("span", null, name + ": ", el("strong", null, short(text, 120)));
  card.replaceChildren(el("b", null, short(label(t), 160)), line("Responsible", row[2] || (row[6] ? "not all of it was read" : "nobody is named")), line("Status", row[5] || "none given"),
    line("Due", (row[3] || "no date") + (late.has(t) ? ", past its date" : "")));
  if (row[1]) card.append(line("Lead", row[1]));
  card.hidden = false;
  stand();
}
// Below its square, or above it where there is no room; with it, when the page is scrolled.
function stand() {
  if (!carded) return;
  const at = carded.getBoundingClientRect(), { width, height } = card.getBoundingClientRect();
  const below = at.bottom + height + 4 < innerHeight;
  card.style.left = Math.max(4, Math.min(at.left, root.clientWidth - width - 4)) + "px";
  card.style.top = Math.max(4, below ? at.bottom + 4 : at.top - height - 4) + "px";
}
if (lanes) {
  lanes.after(card);
  const squareOf = (/** @type {Event} */ e) => /** @type {Element} */ (e.target).closest(".sq");
  // A finger chooses, and needs no card; a mouse that rests where a card was closed asks for none.
  lanes.addEventListener("pointermove", (e) => { if (e.pointerType !== "touch") cardFor(squareOf(e)); });
  lanes.addEventListener("focusin", (e) => { if (/** @type {Element} */ (e.target).matches(":focus-visible")) cardFor(squareOf(e)); });
  lanes.addEventListener("focusout", uncard);
  for (const part of [lanes, card]) {
    part.addEventListener("pointerout", () => { clearTimeout(leaving); leaving = setTimeout(uncard, 300); });
    part.addEventListener("click", uncard);
  }
  card.addEventListener("pointerover", () => clearTimeout(leaving));
  addEventListener("scroll", stand, { passive: true, capture: true });
  addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || card.hidden) return;
    uncard();
    e.stopPropagation();
  }, true);
}
