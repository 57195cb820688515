// Where the boxes of a neighbourhood and of a path stand. The texts are wrapped and measured first; then
// every box gets its place, and every line runs between ports on the borders of boxes, so that none
// passes behind a box. Nothing here draws.

const FACE = 'Arial, Helvetica, "Liberation Sans", sans-serif', LARGE = 13, SMALL = 11;
const EDGE = 12, GAP = 12, APART = 10, BRANCH = 132, STUB = 20, NARROW = 760;
const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
function wide(/** @type {string} */ text, /** @type {number} */ size) {
  pen.font = size + "px " + FACE;
  return pen.measureText(text).width;
}
// A text in at most so many lines, each of which fits; a word that is too long is cut.
function wrapped(/** @type {string} */ text, /** @type {number} */ room, /** @type {number} */ size, /** @type {number} */ most) {
  const lines = [], waiting = text.slice(0, 600).replace(/[\u0000-\u001f\u2028-\u202e\u2066-\u2069]/g, " ").split(/\s+/).filter(Boolean);
  let line = "";
  while (waiting.length) {
    const word = waiting.shift() || "";
    const longer = line ? line + " " + word : word;
    if (wide(longer, size) <= room) { line = longer; continue; }
    if (line) { lines.push(line); line = ""; waiting.unshift(word); } else {
      let n = word.length;
      while (n > 1 && wide(word.slice(0, n), size) > room) n = Math.ceil(n * 0.9) - 1 || 1;
      lines.push(word.slice(0, n));
      waiting.unshift(word.slice(n));
      if (!waiting[0]) waiting.shift();
    }
    if (lines.length === most) break;
  }
  if (line && lines.length < most) lines.push(line);
  else if (line || waiting.length) {
    let last = lines[most - 1];
    while (last && wide(last + " …", size) > room) last = last.slice(0, -1);
    lines[most - 1] = last + " …";
  }
  return lines.length ? lines : [" "];
}
function sized(/** @type {Box} */ box, /** @type {number} */ w) {
  const lines = wrapped(box.text, w - 20, LARGE, 6);
  return { ...box, w, lines, h: lines.length * (LARGE + 2) + 14 };
}
function branch(/** @type {Box} */ relation, /** @type {number} */ room) {
  const lines = [...wrapped(relation.how || "", room, SMALL, 4), relation.basis || ""].filter(Boolean);
  return { lines, h: lines.length * (SMALL + 2) + 4 };
}
// The rows of one side below each other; a little more room stands between one relation and the next.
function stacked(/** @type {Box[]} */ rows, /** @type {number} */ w, /** @type {number} */ room) {
  /** @type {string | null | undefined} */
  let before = null;
  let y = 0;
  const placed = rows.map((/** @type {Box} */ row) => {
    const box = sized(row, w), word = branch(row, room), h = Math.max(box.h, word.h);
    if (before !== null) y += GAP + (row.key === before ? 0 : APART);
    before = row.key;
    const at = { box, word, middle: y + h / 2 };
    y += h;
    return at;
  });
  return { placed, h: y };
}
// One side: a spine along the middle, and one level branch from it to each box.
function side(/** @type {Plan} */ plan, /** @type {Stack} */ stack, /** @type {number} */ top, /** @type {Point} */ from, /** @type {number} */ spine, /** @type {number} */ border, /** @type {boolean} */ left) {
  const middles = stack.placed.map((/** @type {Stack["placed"][0]} */ p) => top + p.middle);
  const [high, low] = [Math.min(from[1], ...middles), Math.max(from[1], ...middles)];
  plan.lines.push({ from, to: [spine, from[1]] });
  if (low - high > 0.5) plan.lines.push({ from: [spine, high], to: [spine, low] });
  stack.placed.forEach((/** @type {Stack["placed"][0]} */ p, /** @type {number} */ n) => {
    const y = middles[n];
    plan.boxes.push({ ...p.box, x: left ? border - p.box.w : border, y: y - p.box.h / 2 });
    plan.lines.push({ from: [spine, y], to: [border, y], arrow: true, words: p.word.lines, basis: p.box.basis });
  });
}
// A thing with its relations: what it belongs to stands left, the rest right; narrow, all below it.
function placeAround(/** @type {Box} */ focus, /** @type {Box[]} */ before, /** @type {Box[]} */ after, /** @type {number} */ width) {
  /** @type {Plan} */
  const plan = { width, height: 0, boxes: [], lines: [] };
  if (width < NARROW) {
    const own = sized(focus, width - 2 * EDGE), spine = EDGE + 10, border = spine + BRANCH - 18;
    plan.boxes.push({ ...own, x: EDGE, y: EDGE, focus: true });
    const stack = stacked([...before, ...after], width - border - EDGE, BRANCH - 40), top = EDGE + own.h + GAP + APART;
    if (stack.placed.length) {
      const last = top + stack.placed[stack.placed.length - 1].middle;
      plan.lines.push({ from: [spine, EDGE + own.h], to: [spine, last] });
      stack.placed.forEach((/** @type {Stack["placed"][0]} */ p) => {
        const y = top + p.middle;
        plan.boxes.push({ ...p.box, x: border, y: y - p.box.h / 2 });
        plan.lines.push({ from: [spine, y], to: [border, y], arrow: true, words: p.word.lines, basis: p.box.basis });
      });
    }
    plan.height = top + stack.h + EDGE;
    return plan;
  }
  const sides = (before.length ? 1 : 0) + (after.length ? 1 : 0), middle = width < 900 ? 150 : 196;
  const room = sides ? Math.min(320, Math.floor((width - 2 * EDGE - middle) / 2 - STUB - BRANCH)) : 0;
  const own = sized(focus, middle), left = stacked(before, room, BRANCH - 24), right = stacked(after, room, BRANCH - 24);
  const start = before.length ? EDGE + room + BRANCH + STUB : EDGE;
  const y = EDGE + Math.max(before.length ? left.h : 0, own.h) / 2;
  plan.boxes.push({ ...own, x: start, y: y - own.h / 2, focus: true });
  if (before.length) side(plan, left, y - left.h / 2, [start, y], start - STUB, start - STUB - BRANCH, true);
  if (after.length) side(plan, right, after.length === 1 ? y - right.placed[0].middle : EDGE, [start + middle, y], start + middle + STUB, start + middle + STUB + BRANCH, false);
  const lows = plan.boxes.map((b) => b.y + b.h), highs = plan.boxes.map((b) => b.y), lift = EDGE - Math.min(...highs);
  if (lift > 0) shift(plan, lift);
  plan.height = Math.max(...lows) + Math.max(0, lift) + EDGE;
  return plan;
}
function shift(/** @type {Plan} */ plan, /** @type {number} */ by) {
  plan.boxes.forEach((/** @type {Placed} */ b) => { b.y += by; });
  plan.lines.forEach((/** @type {Line} */ l) => { l.from = [l.from[0], l.from[1] + by]; l.to = [l.to[0], l.to[1] + by]; });
}
// A path: boxes in one column, the words of each step between them.
function placePath(/** @type {Box[]} */ steps, /** @type {number} */ width) {
  /** @type {Plan} */
  const plan = { width, height: 0, boxes: [], lines: [] };
  const w = Math.min(460, width - 2 * EDGE), x = (width - w) / 2;
  let y = EDGE, from = 0;
  steps.forEach((/** @type {Box} */ step, /** @type {number} */ n) => {
    if (n) {
      const word = branch(step, w);
      y += word.h + 26;
      plan.lines.push({ from: [x + w / 2, from], to: [x + w / 2, y], arrow: true, words: word.lines, basis: step.basis });
    }
    const box = sized(step, w);
    plan.boxes.push({ ...box, x, y, focus: n === 0 });
    y += box.h;
    from = y;
  });
  plan.height = y + EDGE;
  return plan;
}
