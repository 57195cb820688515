// The question: from words to things.

const q = $("q"), found = $("found");
const stopWords = new Set("a about an and any are as at be by do does for from has have how i in is it its lead leads me of on or our own owns please responsible accountable that the their there they this to was we what which who whose will with you your answers".split(" "));
// "Anti-social", "anti social" and "antisocial" are one word.
const fold = (/** @type {string} */ s) => s.normalize("NFKD").replace(/[\u0300-\u036f'’`]/g, "").toLowerCase().replace(/\b(anti|co|multi|non|re)[- ](?=\p{L})/gu, "$1");
/** @type {[string[], string[], Thing][] | null} names, sentences and number of each thing */
let index = null;
/** @type {Hit[]} */
let hits = [];
let active = -1, missed = false;
/** @type {string[][]} what each finding says and by which words it is looked for, sentence by sentence */
let told = [];
const spoken = new Set(["objective", "action", "measure", "duty", "risk"]); // labelled by sentences
const low = new Set(["provision", "figure", "update", "document", ...D.kinds.filter((k) => k[3]).map((k) => k[0])]);
function words(/** @type {string} */ text) {
  const all = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  // "Who does the board report to" asks for the board.
  const asks = /\bwhom?\b.*\breports?\b/.test(all.join(" "));
  const kept = all.filter((/** @type {string} */ w) => !stopWords.has(w) && !(asks && /^reports?$/.test(w)));
  return kept.length ? kept : all;
}
// The same word in either number.
const single = (/** @type {string} */ w) => (/(ss|us|is)$/.test(w) ? w : w.replace(/ies$/, "y").replace(/(x|ch|sh|ss)es$/, "$1").replace(/s$/, "").replace(/^(kni|wi|li)ve$/, "$1fe"));
const spread = (/** @type {string} */ text) => fold(" " + text + " ").split(/[^\p{L}\p{N}]+/u).map(single).join(" ");
const sentences = (/** @type {string} */ text) => text.split(/(?<=[.!?])\s+(?=\P{Ll})|\s\|\s/u);
/** @returns {[string[], string[], Thing][]} */
function build() {
  index = D.things.map((t, n) => {
    /** @type {string[][]} */
    const [names, text] = [[String(t[LABEL])], []];
    for (const s of said[n]) (D.attrs[s[1]][0] === "name" ? names : text).push(s[2] || s[3] || "");
    return [names.map(spread), text.flatMap((words) => sentences(String(words))).map(spread), n];
  });
  return index;
}
// The names of what a thing stands under, without the law.
const above = (/** @type {number} */ n) => (D.answers[n] || [0, 0, []])[2].map((hop) => D.links[hop][2]).map((t) => (/^(duty|provision)$/.test(kind(t)) ? "" : spread(label(t)))).join("");
/** @returns {[number, Thing][]} the best first */
function find(/** @type {string} */ text) {
  const all = index || build();
  const wanted = [...new Set(words(text).map((/** @type {string} */ w) => " " + single(w) + " "))];
  if (!wanted.length) return [];
  /** @type {[number, Thing][]} */
  const scored = [];
  const whole = spread(text);
  const holds = (/** @type {string} */ part) => wanted.every((w) => part.includes(w));
  for (const [names, texts, n] of all) {
    const own = wanted.filter((w) => names[0].includes(w)).length;
    const top = 2 * own < wanted.length ? "" : above(n);
    // How whole a name is answered counts, and what it is: an action's label is a sentence, which speaks of many things.
    const named = Math.max(0, ...names.filter(holds).map((name) => wanted.length / name.trim().split(" ").length));
    let score = 20 + 15 * named;
    if (!named && (texts.some(holds) || (holds(names[0] + top) && !holds(top)))) score = kind(n) === "priority" ? 16 : 6 + 8 * own;
    else if (!named) continue;
    // "Who is the lead for DA" asks for what is called "Lead for DA", and not for all that "DA" may mean.
    const called = Math.max(0, ...names.filter((name) => name.trim() && whole.endsWith(name)).map((name) => name.length));
    if (called) score += 50 + called;
    if (names[0].startsWith(whole)) score += 8;
    // What a priority only speaks of is not what it is called.
    if (low.has(kind(n))) score -= 12; else if (!spoken.has(kind(n))) score += 10;
    if (kind(n) === "priority" && named) score += 6;
    score += Math.min(10, 3 * Math.log2(1 + into[n].length + out[n].length)) - D.things[n][KIND] * 0.4;
    scored.push([score, n]);
  }
  // A priority under which more speaks of it is asked for rather than one that mentions it.
  const those = new Set(scored.map(([, n]) => n));
  for (const hit of scored) if (kind(hit[1]) === "priority") hit[0] += Math.min(6, into[hit[1]].filter((l) => those.has(D.links[l][0])).length + scored.filter(([, n]) => n !== hit[1] && (D.lanes[n] || []).includes(hit[1])).length);
  return scored.sort((x, y) => y[0] - x[0] || x[1] - y[1]);
}
// What was found is looked for by what it says, and by the words of its rule: nothing is called an overlap.
/** @returns {[number, {finding: FindingNo}][]} */
function findFound(/** @type {string} */ text) {
  const wanted = words(text).map((w) => " " + single(w) + " "), graver = { high: 8, medium: 4, low: 0 };
  if (!wanted.length) return [];
  if (!told.length) told = D.rules.flatMap(([by, many]) => new Array(many).fill(by)).map((by, n) => [by, saidOf(n) || "", questionOf(n)].map(spread));
  const scored = told.map((parts, n) => /** @type {[number, {finding: FindingNo}]} */ ([wanted.every((w) => parts.join("").includes(w)) && !waived(n) ? 24 + graver[/** @type {"high"} */ (severity(n))] : 0, { finding: n }]));
  return scored.filter(([score]) => score).sort((x, y) => y[0] - x[0]);
}
// Letters that nothing has as a word: the things in whose names or texts words side by side have them as their
// initials, each with these words. That they are meant is for the reader to say.
const joining = new Set("a an and at by for from in into of on or the to with".split(" "));
/** @type {Map<Thing, string>} each in its marks */
const meaning = new Map();
function byInitials(/** @type {string} */ text) {
  meaning.clear();
  const letters = text.toLowerCase();
  if (!/^\p{L}{2,6}$/u.test(text) || (letters.length < 3 && text !== text.toUpperCase())) return [];
  const phrase = (/** @type {string} */ s) => {
    const parts = [...s.matchAll(/\p{L}+/gu)].filter((m) => !joining.has(m[0].toLowerCase())), at = parts.map((m) => m[0][0].toLowerCase()).join("").indexOf(letters);
    if (at < 0) return "";
    const last = parts[at + letters.length - 1], end = (last.index || 0) + last[0].length;
    return s.slice(parts[at].index, end) + (/^(-\p{L}+)*/u.exec(s.slice(end)) || [""])[0];
  };
  D.things.forEach((t, n) => {
    if (low.has(kind(n))) return;
    const whole = [String(t[LABEL]), ...said[n].map((s) => s[2] || s[3] || "")].find(phrase);
    if (whole) meaning.set(n, quote(phrase(whole), whole));
  });
  return [...meaning.keys()].sort((a, b) => Number(Boolean(D.answers[b])) - Number(Boolean(D.answers[a])) || D.things[a][KIND] - D.things[b][KIND] || a - b);
}
const shortFor = (/** @type {string} */ text) => (meaning.size ? "Nothing here has the word “" + text + "”. It may stand for words of these." : "");
// Where nothing holds all of the words: what holds most of their beginnings.
function closest(/** @type {string} */ text) {
  const starts = words(text).map((/** @type {string} */ w) => " " + w.slice(0, Math.max(3, Math.min(5, w.length - 3))));
  const scored = [];
  for (const [called, , n] of index || build()) {
    const names = called.join(""), score = starts.filter((/** @type {string} */ s) => names.includes(s)).length;
    if (score && D.answers[n]) scored.push([score - D.things[n][KIND] * 0.05 - names.length / 5000, n]);
  }
  return scored.sort((x, y) => y[0] - x[0] || x[1] - y[1]).slice(0, 5).map((s) => s[1]);
}
// Words that ask for a part of the table of actions.
/** @type {[RegExp, string, Choices][]} */
const COMMANDS = [
  [/^(late|overdue|past( due| date)?)$/, "actions past their date", { date: "past" }],
  [/^(tbc|vacan\w*|tba)$/, "actions with a place written as vacant", { who: "vacant" }],
  [/^(nobody|no one|noone|unassigned)$/, "actions that name nobody", { who: "nobody blank" }],
  [/^(undated|no date)$/, "actions without a date that can be read", { date: "none" }],
  [/^(red|amber|green|blue)$/, "", {}],
];
function command(/** @type {string} */ text) {
  // "Which actions are late?" asks for what is late.
  const asked = words(text).filter((/** @type {string} */ w) => !/^(actions?|all|list|named?|not|show|status)$/.test(w)).join(" ");
  // One alone, such as "no date", or one a word, such as "red and late".
  const one = (/** @type {string} */ asked) => {
    const [words, said, choices] = COMMANDS.find(([words]) => words.test(asked)) || [];
    const status = words && !said && [...$("f-state").options].find((o) => o.value.toLowerCase().startsWith(asked));
    return said ? { text: said, choices } : status ? { text: "actions that stand at " + status.value, choices: { state: status.value } } : null;
  };
  const whole = table && one(asked), parts = whole ? [whole] : table ? asked.split(" ").map(one) : [];
  const keys = parts.flatMap((part) => Object.keys(part?.choices || {}));
  // Two of one kind, such as "red and amber", no filter shows; nor what is not so.
  return parts.length && parts.every(Boolean) && new Set(keys).size === keys.length && !/\bnot\b/i.test(text) ? [{ text: capital(parts.map((part) => part?.text).join("; ")), choices: Object.assign({}, ...parts.map((part) => part?.choices)) }] : [];
}
// What a question is about, as it was written: without the words at both its ends that only ask.
function subject(/** @type {string} */ text) {
  const parts = text.trim().split(/\s+/), about = parts.map((part) => words(part).some((w) => !stopWords.has(w)));
  return about.includes(true) ? parts.slice(about.indexOf(true), about.lastIndexOf(true) + 1).join(" ").replace(/[?!.,;:]+$/, "") : text;
}
/** @type {(text: string) => (n: Thing) => boolean} whether the words of a question are part of what a thing is called */
const bearing = (text) => { const wanted = words(text).map((w) => " " + single(w) + " "); return (n) => wanted.every((w) => spread(label(n)).includes(w)); };
const isWork = (/** @type {Thing} */ n) => spoken.has(kind(n)) || low.has(kind(n));
// Findings that tell of a matter under several priorities.
const shared = (/** @type {string} */ text) => findFound(text).map(([, hit]) => hit.finding).filter((n) => new Set(D.findings[n][0].flatMap((t) => D.lanes[t] || [])).size > 1);
// A matter that stands under two or three priorities, each with a lead of its own, of which none bears its name and no
// finding tells: these, and who leads them. A word in passing is no matter.
/** @returns {[Thing, string][]} */
function divided(/** @type {string} */ text) {
  const about = find(text).map(([, n]) => n), bears = bearing(text), work = about.filter(isWork);
  const under = [...new Set(about.flatMap((n) => (isWork(n) || kind(n) === "priority" ? D.lanes[n] || [] : [])))];
  if (under.length < 2 || under.length > 3 || about.some((n) => bears(n) && !isWork(n)) || shared(text).length) return [];
  if (!work.some((n) => bears(n) && spread(label(n)).trim().split(" ").length <= 4 * words(text).length)) return [];
  const leads = under.map((p) => (D.answers[p] || [[]])[0].map((n) => D.links[n][2]));
  return leads.every((some, n) => some.length && !leads.slice(0, n).flat().some((one) => some.includes(one))) ? under.map((p, n) => [p, leads[n].map(label).join(" and ")]) : [];
}
// What a thing is called, and what it is.
function introduced(/** @type {Thing} */ t) {
  const under = D.lanes[t] && D.lanes[t].filter((/** @type {Thing} */ p) => p !== t).map(label).join(", ");
  const at = instead(t) ? into[t].map((/** @type {LinkNo} */ l) => label(D.links[l][0])).join(", ") : "";
  return [label(t), kind(t) + (meaning.has(t) ? ", " + meaning.get(t) : at ? ", for " + at : under ? ", under " + under : "")];
}
// A finding stands in the list of findings, where the page has it; otherwise what it is about is shown.
function toFinding(/** @type {FindingNo} */ n) {
  if (!listed(n)) { choose(D.findings[n][0][0], q); return; }
  tell();
  location.hash = "#f" + n;
  const item = listed(n).closest("li");
  item.tabIndex = -1;
  item.focus({ preventScroll: true });
}
const unfound = (/** @type {string} */ text) => shortFor(text) || "Nothing here matches these words.";
// What a question finds, and how much there is of it; where there is nothing, the nearest.
function seek(/** @type {string} */ text) {
  /** @type {[number, Hit][]} */
  const named = text ? find(text) : [], raised = text ? findFound(text) : [];
  // What is told of a matter that nothing bears the name of is the answer to who asks for it.
  const answered = named.some(([, n]) => bearing(text)(/** @type {Thing} */ (n)) && !isWork(/** @type {Thing} */ (n))) ? undefined : shared(text).find((n) => spread(saidOf(n) || "").startsWith(spread(subject(text))));
  raised.forEach((hit) => { if (/** @type {{finding: FindingNo}} */ (hit[1]).finding === answered) hit[0] = 999; });
  raised.sort((x, y) => y[0] - x[0]);
  const total = named.length + raised.length + (hits = text ? command(text) : []).length;
  hits.push(...[...named, ...raised.slice(0, named.length ? 3 : 10)].sort((x, y) => y[0] - x[0]).map(([, hit]) => hit));
  meaning.clear();
  if (text && !total) hits = byInitials(text);
  // What was found about that for which the letters may stand.
  const meant = new Set([...meaning.values()].map((s) => s.slice(1, -1).toLowerCase()));
  hits = [...hits.slice(0, meaning.size ? 7 : 10), ...(meaning.size ? [...meant].flatMap((s) => findFound(s)).map(([, hit]) => hit) : []).slice(0, 3)];
  if (text && !total && !hits.length) hits = closest(text);
  hits = hits.slice(0, 10);
  missed = Boolean(text) && !total;
  return total;
}
function suggest() {
  const text = q.value.trim(), total = seek(text);
  $("missed").hidden = !missed;
  $("missed").textContent = missed ? unfound(text) + " " + (hits.length && !meaning.size ? "The nearest are listed. " : "") + D.searched : "";
  active = -1;
  found.replaceChildren(...hits.map((t, n) => {
    const [name, more] = typeof t !== "object" ? introduced(t) : "finding" in t ? [questionOf(t.finding) || saidOf(t.finding) || "", "finding, " + severity(t.finding)] : [t.text, "the table of actions, filtered"];
    const li = el("li", { role: "option", id: "o" + n, "aria-selected": "false" }, name, el("small", null, more));
    li.addEventListener("mousedown", (/** @type {Event} */ e) => e.preventDefault());
    li.addEventListener("click", () => pick(n));
    return li;
  }));
  open(hits.length > 0);
  if (text) speak(!total && hits.length ? unfound(text) + " " + plural(hits.length, "near suggestion") + "." : total ? plural(total, "suggestion") + (total > 10 ? ", the best 10 are listed" : "") + "." : unfound(text));
}
function open(/** @type {boolean} */ yes) {
  found.hidden = !yes;
  q.setAttribute("aria-expanded", String(yes));
  if (!yes) q.removeAttribute("aria-activedescendant");
}
function mark(/** @type {number} */ n) {
  active = n;
  [...found.children].forEach((li, i) => li.setAttribute("aria-selected", String(i === n)));
  q.setAttribute("aria-activedescendant", "o" + n);
  found.children[n].scrollIntoView({ block: "nearest" });
}
function pick(/** @type {number} */ n) {
  const t = hits[n];
  open(false);
  if (typeof t === "object" && "finding" in t) { toFinding(t.finding); return; }
  if (typeof t === "object") { toActions(t.choices); return; }
  choose(t, q, q.value.trim());
}
// A question that is answered by no thing alone: that nothing was found; or by the first of what an address asks for.
function answer(/** @type {string} */ text) {
  seek(text);
  const first = hits.find((hit) => typeof hit !== "object");
  if (missed || first === undefined) nothing(shortFor(text) || "Nothing here matches “" + text + "”.", hits); else show(/** @type {Thing} */ (first));
}
q.addEventListener("input", suggest);
q.addEventListener("focus", () => q.select());
q.addEventListener("blur", () => open(false));
q.addEventListener("keydown", (e) => {
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    if (found.hidden) suggest();
    if (!hits.length) return;
    const step = e.key === "ArrowDown" ? 1 : -1;
    mark((active + step + hits.length + (active < 0 && step < 0 ? 1 : 0)) % hits.length);
  } else if (e.key === "Enter") {
    e.preventDefault();
    if (found.hidden && q.value.trim()) suggest();
    if (missed && active < 0) {
      open(false);
      opener = q;
      go({ ...unfiltered(), ...closed, q: q.value.trim() });
    } else if (hits.length) pick(Math.max(0, active));
  } else if (e.key === "Escape") { if (!found.hidden) open(false); else q.value = ""; }
});
// A slash leads to the question, unless one is writing.
document.addEventListener("keydown", (e) => {
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || (e.target instanceof Element && e.target.matches("input, select, textarea"))) return;
  e.preventDefault();
  q.focus();
});
