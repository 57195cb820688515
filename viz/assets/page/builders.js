// Small builders. Every text is set as text, never as markup: no words of a document can run.

function el(name, props, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(props || {})) {
    if (key === "class") node.className = value; else node.setAttribute(key, value);
  }
  node.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return node;
}
const link = (t, props) => el("a", { href: address(t), ...props }, label(t));
function passage(c) {
  const [doc, locator, quote] = D.cites[c];
  const name = typeof doc === "number" ? D.docs[doc] : doc;
  return el("cite", null, name + ", " + locator, quote.trim() ? ": " : null, quote.trim() ? el("q", null, quote) : null);
}
function cites(list) {
  if (!list || !list.length) return el("span", { class: "cites" }, "No passage is cited.");
  if (list.length === 1) return passage(list[0]);
  const more = el("details", { class: "cites" }, el("summary", null, plural(list.length - 1, "more passage")));
  list.slice(1).forEach((c) => more.append(passage(c)));
  return el("div", null, passage(list[0]), more);
}
function basis(n) {
  const [name, text] = D.bases[n];
  if (name === "stated") return null;
  return el("span", { class: "basis" }, name + ": " + text);
}
function dates(l) {
  if (!l[7] && !l[8]) return null;
  return el("small", null, [l[7] ? "from " + l[7] : "", l[8] ? "until " + l[8] : ""].filter(Boolean).join(" "));
}

const tone = (s) => ["red", "amber", "green", "blue"].find((c) => s.toLowerCase().startsWith(c)) || "";
function speak(text) { $("live").textContent = text; }
