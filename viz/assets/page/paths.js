// The cheapest way from one thing to another: who answers and what belongs where counts before mere mentions.

function pathBetween(/** @type {Thing} */ from, /** @type {Thing} */ to) {
  const least = new Map([[from, 0]]), before = new Map(), waiting = [[from]];
  const done = new Set();
  for (let cost = 0; cost < waiting.length; cost++) {
    for (const t of waiting[cost] || []) {
      if (done.has(t) || least.get(t) !== cost) continue;
      done.add(t);
      if (t === to) return steps(from, to, before);
      const ways = [...out[t].map((n) => [n, 1, D.links[n][2]]), ...into[t].map((n) => [n, 2, D.links[n][0]])];
      for (const [n, way, other] of ways) {
        const next = cost + D.terms[D.links[n][1]][3];
        if (next < (least.get(other) ?? Infinity)) {
          least.set(other, next);
          before.set(other, [n, way, t]);
          (waiting[next] = waiting[next] || []).push(other);
        }
      }
    }
  }
  return null;
}
function steps(/** @type {Thing} */ from, /** @type {Thing} */ to, /** @type {Map<Thing, Step>} */ before) {
  /** @type {Step[]} */
  const found = [];
  for (let t = to; t !== from;) {
    const [n, way, earlier] = /** @type {Step} */ (before.get(t));
    found.unshift([n, way, t]);
    t = earlier;
  }
  return found;
}
// A link in words, read from the thing that one comes from: 1 forwards, 2 back.
function reads(/** @type {number} */ n, /** @type {number} */ way) {
  const l = D.links[n], term = D.terms[l[1]];
  if (term[0] !== "assignedTo") return term[way];
  const role = D.roles[l[5]] || "", word = ((l[6] || "").split(";")[0].replace(/[ :]+$/, "") || role).toLowerCase();
  return way === 1 ? word : word + (word === role ? " for" : " of");
}
