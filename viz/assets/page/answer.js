// The answer: who, the chain, what is left open, what the documents say, each with its passages.

function party(/** @type {number} */ n, /** @type {Thing} */ target, beside = false) {
  const l = D.links[n], at = l[0], word = (l[6] || "").split(";")[0] || D.roles[l[5]];
  const where = at === target ? "" : " for the " + kind(at) + " ";
  const before = beside && kind(l[2]) === "vacancy" ? instead(l[2]).replace(/^[^,]*/, "a further place") : instead(l[2]), told = before ? before[0].toUpperCase() + before.slice(1) + " " : "";
  return el("li", null, told, link(l[2], { class: "who" }), el("div", null, word, where, at === target ? "" : link(at)),
    at === target ? null : el("span", { class: "basis" }, "inferred: named for the " + kind(at) + " above"), " ", basis(l[4], l[9]), dates(l), cites(l[3]));
}
function parties(/** @type {string} */ title, /** @type {LinkNo[]} */ list, /** @type {Thing} */ target, none = "") {
  const found = [el("h3", null, title)];
  found.push(list.length ? el("ul", null, ...list.map((/** @type {number} */ n) => party(n, target, list.some((m) => !instead(D.links[m][2]))))) : el("p", { class: "none" }, none));
  return found;
}
// Its own, and apart from these the inherited.
const isOwn = (/** @type {number} */ n, /** @type {Thing} */ t) => D.links[n][0] === t;
function roles(/** @type {string} */ role, /** @type {LinkNo[]} */ list, /** @type {Thing} */ t, /** @type {boolean} */ agent, none = "") {
  const own = list.filter((/** @type {number} */ n) => isOwn(n, t)), above = list.filter((/** @type {number} */ n) => !isOwn(n, t));
  const found = agent && !list.length ? [] : parties("Who is " + role, own, t, above.length ? none.replace(/\.$/, "") + " for it itself." : none);
  return above.length ? [...found, ...parties("Inherited, " + role, above, t)] : found;
}
// Who is named for a rung of the chain itself.
const namedAt = (/** @type {Thing} */ t) => out[t].filter((n) => D.terms[D.links[n][1]][0] === "assignedTo").map((n) => {
  const l = D.links[n];
  return el("div", { class: "at" }, capital((l[6] || "").split(";")[0] || D.roles[l[5]]) + ": ", instead(l[2]) + " ", link(l[2]), " ", basis(l[4], l[9]), dates(l), cites(l[3]));
});
function chain(/** @type {LinkNo[]} */ list, /** @type {Thing} */ target) {
  if (!list.length) return [];
  /** @type {Set<Thing>} a thing that is met again has told who is named for it */
  const told = new Set();
  const items = list.map((/** @type {number} */ n) => {
    const l = D.links[n], parties = told.has(l[2]) ? [] : namedAt(l[2]);
    told.add(l[2]);
    return el("li", null, l[0] === target ? "This" : link(l[0]), " " + D.terms[l[1]][1] + " ", link(l[2], { class: "top" }), " ", basis(l[4]), cites(l[3]), ...parties);
  });
  return [el("h3", null, "The chain upwards"), el("ol", { class: "chain" }, ...items)];
}
const gaps = (/** @type {string[]} */ list) => el("ul", null, ...list.map((/** @type {string} */ g) => el("li", { class: "gap" }, g)));
function openings(/** @type {string[]} */ list) {
  return list.length ? [el("h3", null, "What is left open (" + list.length + ")"), gaps(list)] : [];
}
// What the audit found stands in the page's list; here it is shown again with the passages.
/** @type {FindingNo[][]} */
const raised = D.things.map(() => []);
D.findings.forEach(([about], n) => about.forEach((t) => raised[t].push(n)));
// A finding in words: as the page's list tells it, or where that leaves it out, as the data has it.
const listed = (/** @type {number} */ n) => $("f" + n);
const saidOf = (/** @type {number} */ n) => (listed(n) ? listed(n).textContent : D.findings[n][2]);
const questionOf = (/** @type {number} */ n) => { if (!listed(n)) return D.findings[n][3] || ""; const p = listed(n).parentElement.querySelector(":scope > p"); return p ? p.firstChild.textContent : ""; };
const severity = (/** @type {number} */ n) => (listed(n) ? levelOf(listed(n)) : D.findings[n][4]);
const waived = (/** @type {number} */ n) => (listed(n) ? listed(n).querySelector("b") !== null : D.findings[n][5] === 1);
const fault = (/** @type {number} */ n) => el("li", { class: "fault" }, saidOf(n), questionOf(n) ? asking(questionOf(n), () => D.findings[n][1], D.put[n]) : null, cites(wordy(D.findings[n][1])));
const putTo = (/** @type {string | null} */ whom) => (whom ? " Put to: " + whom + "." : "");
// A question that can be taken along by itself, with whom it is put to and where that stands on which it rests.
function asking(/** @type {string} */ question, /** @type {() => CiteNo[]} */ where, /** @type {string | null} */ whom) {
  return el("p", { class: "put" }, el("b", null, "Ask: "), el("span", null, question, el("small", null, putTo(whom))), " ", copying(() => [question + putTo(whom), where()]));
}
const askingOf = (/** @type {FindingNo} */ n) => [el("small", null, putTo(D.put[n])), " ", copying(() => [questionOf(n) + putTo(D.put[n]), D.findings[n][1]])];
const grave = (/** @type {number} */ n) => severity(n) === "high" && !waived(n);
// What must be known before all else: another lead for the same matter, and the gravest findings.
function warnings(/** @type {Thing} */ t, /** @type {string[]} */ first) {
  const found = raised[t].filter(grave);
  if (!first.length && !found.length) return [];
  const box = el("div", { class: "warn" }, el("h3", null, "Know this first"));
  if (first.length) box.append(gaps(first));
  if (found.length) box.append(el("ul", null, ...found.map(fault)));
  if (D.there[t]) box.append(el("h3", null, "Named for the same matter under the other lead"), el("ul", null, ...D.there[t].map((one) => el("li", null, link(one), " ", el("small", null, kind(one) + (kind(one) === "post" ? " without a holder" : ""))))));
  return [box];
}
function findings(/** @type {Thing} */ t) {
  const rest = raised[t].filter((n) => !grave(n)), story = document.querySelector('.story h3 a[href="#t' + t + '"]')?.closest(".story");
  // Of a priority only what is about itself: what stands below it is told in its story.
  const more = story ? [el("p", null, "Of the priority and all that stands below it: ", el("a", { href: "#" + story.id }, story.querySelector(".tools").previousSibling.textContent + " findings"), "; ", el("a", { href: "#everything", "data-ask": "lane=" + D.things[t][ID] }, "its actions as a table"), ".")] : [];
  return rest.length ? [el("h3", null, (story ? "What was found of the priority itself (" : "What was found (") + rest.length + ")"), el("ul", null, ...rest.map(fault)), ...more] : more;
}
function remit(/** @type {Thing} */ t) {
  const given = into[t].filter((n) => D.terms[D.links[n][1]][0] === "assignedTo");
  const follows = D.remits[t] || [];
  const found = [];
  if (given.length) {
    found.push(el("h3", null, "What is assigned (" + given.length + ")"), el("ul", null, ...given.map((n) => {
      const l = D.links[n], role = D.roles[l[5]], word = (l[6] || "").split(";")[0] || role;
      return el("li", null, link(l[0]), el("div", null, word.toLowerCase() === role ? word : word + " (" + role + ")"), basis(l[4], l[9]), cites(l[3]));
    })));
  }
  if (follows.length) {
    found.push(el("details", null, el("summary", null, plural(follows.length, "thing") + " that follow" + (follows.length === 1 ? "s" : "") + " from what is held or led"),
      el("ul", null, ...follows.map(([f, through]) => el("li", null, kind(f) + ": ", link(f), el("small", null, " through " + kind(through) + " "), link(through))))));
  }
  return found;
}
function facts(/** @type {Thing} */ t) {
  const rows = said[t].filter((s) => !(D.attrs[s[1]][0] === "name" && s[2] === D.things[t][LABEL]));
  if (!rows.length) return [];
  const dl = el("dl");
  for (const s of rows) {
    const name = D.attrs[s[1]][1], shown = s[2] === null ? s[3] : s[2];
    dl.append(el("dt", null, name[0].toUpperCase() + name.slice(1)),
      el("dd", null, retold(shown) ? quote(shown || "") : shown || "", s[2] !== null && s[3] ? el("small", null, " written as " + quote(s[3])) : null, basis(s[4]), cites(s[5])));
  }
  const told = rows.some((s) => retold(s[2]) || retold(s[3]));
  return [el("h3", null, "What the documents say"), told ? el("p", { class: "hint" }, "What stands in ‘single’ marks is a summary, not the documents’ words.") : null, dl].filter(Boolean);
}
function links(/** @type {Thing} */ t, /** @type {Set<LinkNo>} */ shown) {
  const rest = [...out[t].map((n) => [n, 1, D.links[n][2]]), ...into[t].map((n) => [n, 2, D.links[n][0]])].filter(([n]) => !shown.has(n));
  if (!rest.length) return [];
  const box = el("details", rest.length < 4 ? { open: "" } : null, el("summary", null, plural(rest.length, shown.size ? "other link" : "link")));
  box.append(el("ul", null, ...rest.map(([n, way, other]) => {
    const l = D.links[n];
    return el("li", null, D.terms[l[1]][way] + " ", link(other), " ", el("small", null, kind(other)), " ", basis(l[4]), cites(l[3]));
  })));
  return [box];
}
// What can be done with an answer.
const pressed = (/** @type {Child[]} */ ...more) => el("div", { class: "row" }, button("Close", shut), ...more, button("Copy with citations", () => copy(asText())), button("Print", () => printAlone($("panel")), "Print this answer"));
// An answer is put into its place, under its name.
function put(/** @type {string} */ title, /** @type {Node[]} */ body) {
  $("panel-h").textContent = title;
  $("panel-h").classList.toggle("much", title.length > 60);
  $("answer").replaceChildren(...body);
  $("panel").scrollTop = 0;
}
function panel(/** @type {Thing} */ t) {
  const answer = D.answers[t], body = [];
  body.push(pressed(button("Neighbourhood", () => { go({ near: D.things[t][ID], to: "" }); toNear(); })));
  const stands = said[t].find((s) => ["rag", "status"].includes(D.attrs[s[1]][0]));
  body.push(el("p", { class: "kind" }, capital(kind(t)) + " ",
    stands ? el("span", { class: "rag " + tone(stands[2] || stands[3] || "") }, stands[2] || stands[3]) : null));
  // Of a body that meets also what is not named of it: its members, its chair, to whom it reports.
  for (const first of new Set([answer && answer[6] ? answer[6] : sheetSaid(t), D.agents[t]])) if (first) body.push(el("p", { class: "first" }, first));
  const some = divided(state.q || "");
  if (some.length) body.push(el("p", { class: "told" }, "“" + subject(state.q || "") + "” comes up under " + (some.length > 2 ? "three" : "two") + " priorities, each with a lead of its own: ", ...some.flatMap(([p, leads], n) => [n ? "; " : "", link(p), ", led by " + leads]), ". No priority is named after it, and no finding covers this overlap. Ask which lead answers for it as a whole."));
  body.push(...warnings(t, answer ? answer[5] : []));
  const shown = new Set();
  const agent = kind(t) === "provision" || D.kinds[D.things[t][KIND]][2] !== "";
  if (agent) { body.push(...remit(t)); into[t].forEach((n) => { if (D.terms[D.links[n][1]][0] === "assignedTo") shown.add(n); }); }
  if (answer && (!agent || answer[0].length || answer[2].length)) {
    const [a, r, c, g, none] = answer;
    body.push(...roles("accountable", a, t, agent, none), ...roles("responsible", r, t, agent, none), ...chain(c, t), ...openings(g));
    [...a, ...r, ...c].forEach((n) => shown.add(n));
  }
  body.push(...findings(t), ...facts(t), ...links(t, shown));
  body.push(...sheetLink(t));
  if (body.some((e) => e.textContent.includes(BARE))) body.push(el("p", { class: "told" }, el("small", null, "“" + BARE + "”: " + $("why").textContent)));
  body.push(el("p", { class: "keys" }, el("small", null, "The same on the command line: "), el("code", null, "remit " + (kind(t) === "provision" ? "show " : agent ? "of " : "who ") + D.things[t][0])));
  put(label(t), body);
  const names = answer ? answer[0].map((n) => (instead(D.links[n][2]) + " " + label(D.links[n][2])).trim() + (isOwn(n, t) ? "" : ", inherited")) : [];
  const first = agent && $("answer").querySelector(".first");
  speak(label(t) + ". " + (first ? first.textContent : answer ? (names.length ? "Accountable: " + names.join(", ") + "." : "Accountable: " + answer[4]) + " " + (answer[3].length + answer[5].length + raised[t].length || "Nothing") + " left open or found." : ""));
}
// One of the matters to ask about first, as the answer to it.
const firsts = document.querySelectorAll(".first-asked li a");
const restOf = (/** @type {number} */ n) => wordy([...new Set(D.matters[n][3].flatMap((f) => D.findings[f][1]))]);
function about(/** @type {number} */ n) {
  const [story, question, things, found] = D.matters[n], body = [pressed(), asking(question, () => restOf(n), D.firstPut[n]), el("p", { class: "told" }, story)];
  if (things.length) body.push(el("h3", null, "What it is about (" + things.length + ")"), el("ul", null, ...things.map((t) => el("li", null, link(t), " ", el("small", null, kind(t))))));
  put(firsts[n].textContent, [...body, el("h3", null, "What was found (" + found.length + ")"), el("ul", null, ...found.map(fault))]);
  speak(firsts[n].textContent + ". " + plural(found.length, "finding") + ".");
}
// All of them on a page for a chair: each with its question and the first passages that it rests on.
function agenda() {
  const few = 2, items = D.matters.map(([story, question], n) => el("li", null, el("h3", null, n + 1 + ". ", el("a", { href: "#m=" + n }, firsts[n].textContent)), asking(uncut(question), () => restOf(n), D.firstPut[n]), el("p", { class: "told" }, story),
    ...restOf(n).slice(0, few).map(passage), restOf(n).length > few ? el("p", { class: "told" }, el("small", null, "and " + plural(restOf(n).length - few, "more passage") + ", under the question itself")) : ""));
  put("Ask about these first", [pressed(), el("ol", null, ...items)]);
  speak(plural(items.length, "question") + ".");
}
// The answer as text, each passage below what it shows.
function asText() {
  const lines = [$("panel-h").textContent];
  $("answer").querySelectorAll(".kind, .first, .told, .none, h3, li, cite, dt, dd, .put, .at").forEach((e) => {
    if (e.closest(".row")) return;
    if (e.matches("cite")) { lines.push("    " + plainly(e).trim()); return; }
    const own = /** @type {any[]} */ ([...e.childNodes]).filter((c) => !(c.nodeType === 1 && c.matches("cite, button, ul, ol, details, h3, .put, .told, .at, div:has(cite)"))).map(plainly).join(" ").replace(/\s+/g, " ").trim();
    if (own) lines.push((e.matches("h3") ? "\n" : e.matches("li") ? "- " : "") + own);
  });
  return lines.join("\n") + "\n\n";
}
