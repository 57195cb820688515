// vis-network draws what was placed: it moves nothing, and no event of the mouse reaches it.

/** @type {{ net: any, plan: Plan | null, zoom: number, marked: number }} */
const drawn = { net: null, plan: null, zoom: 1, marked: -1 };
const MARGIN = 4;
const OPTIONS = {
  autoResize: false, physics: { enabled: false }, layout: { improvedLayout: false }, edges: { smooth: false },
  interaction: { dragNodes: false, dragView: false, zoomView: false, selectable: false, hover: false, navigationButtons: false, keyboard: { enabled: false } },
};
function colours(/** @type {Placed} */ box) {
  const style = getComputedStyle(document.documentElement), of = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const dim = box.thing === undefined, thing = box.thing ?? -1, name = dim ? "" : kind(thing);
  const empty = !dim && (D.kinds[D.things[thing][KIND]][3] !== "" || ["nobody", "blank", "vacant"].includes(naming.get(thing) || ""));
  /** @type {Record<string, string>} */
  const known = { body: "--lead", plan: "--plan", objective: "--objective", duty: "--duty", provision: "--duty", person: "--beside", post: "--beside", priority: "--priority" };
  const key = empty ? "" : known[name] || "";
  return {
    background: of(key || "--action"), border: of(box.focus ? "--lit" : empty ? "--amber-t" : key ? key + "-e" : "--action-e"),
    text: of(dim ? "--link" : empty ? "--amber-t" : name === "priority" ? "--priority-t" : "--ink"), empty,
  };
}
function draw(/** @type {Plan} */ plan) {
  if (!window.vis) window.remitAdd("script", unpressed(window.remitCarried("library")));
  if (drawn.net) drawn.net.destroy();
  const ink = getComputedStyle(document.documentElement), of = (/** @type {string} */ name) => ink.getPropertyValue(name).trim();
  const nodes = plan.boxes.map((/** @type {Placed} */ b, /** @type {number} */ n) => {
    const c = colours(b);
    return {
      id: "b" + n, shape: "box", x: b.x + b.w / 2, y: b.y + b.h / 2, label: b.lines.join("\n"), margin: MARGIN, borderWidth: b.focus ? 3 : 1.5,
      widthConstraint: { minimum: b.w - 2 * MARGIN }, heightConstraint: { minimum: b.h - 2 * MARGIN, valign: "middle" },
      color: { background: c.background, border: c.border }, font: { color: c.text, size: LARGE, face: FACE }, shapeProperties: { borderRadius: 4, borderDashes: c.empty ? [5, 3] : false },
    };
  });
  const ports = new Map();
  /** @type {object[]} */
  const edges = [];
  const port = (/** @type {Point} */ [x, y]) => {
    const id = "p" + x + "," + y;
    if (!ports.has(id)) ports.set(id, { id, shape: "dot", size: 0, borderWidth: 0, x, y, color: "rgba(0,0,0,0)" });
    return id;
  };
  plan.lines.forEach((/** @type {Line} */ l, /** @type {number} */ n) => edges.push({
    id: "l" + n, from: port(l.from), to: port(l.to), arrows: l.arrow ? { to: { enabled: true, scaleFactor: 0.5 } } : "", label: l.words ? l.words.join("\n") : undefined,
    dashes: l.basis === "drawn" ? [2, 4] : l.basis && l.basis !== "stated" ? [7, 4] : false, width: 1.4, color: { color: of("--edge") },
    font: { size: SMALL, face: FACE, color: of("--ink"), background: of("--paper"), strokeWidth: 0, align: "horizontal" },
  }));
  size(plan, 1);
  drawn.net = new window.vis.Network($("near-net"), { nodes: new window.vis.DataSet([...ports.values(), ...nodes]), edges: new window.vis.DataSet(edges) }, structuredClone(OPTIONS));
  // The list beside it is what people who use a keyboard or a screen reader are led to.
  $("near-net").querySelectorAll("[tabindex]").forEach((e) => e.removeAttribute("tabindex"));
  drawn.plan = plan;
  drawn.marked = -1;
  zoom(1);
}
function size(/** @type {Plan} */ plan, /** @type {number} */ by) {
  $("near-net").style.width = plan.width * by + "px";
  $("near-net").style.height = plan.height * by + "px";
}
// At scale 1 the picture is as large as its frame; larger, the frame scrolls.
function zoom(/** @type {number} */ by) {
  if (!drawn.net) return;
  drawn.zoom = Math.min(3, Math.max(0.5, by));
  const { plan, net } = drawn;
  if (!plan) return;
  size(plan, drawn.zoom);
  net.setSize(plan.width * drawn.zoom + "px", plan.height * drawn.zoom + "px");
  net.moveTo({ position: { x: plan.width / 2, y: plan.height / 2 }, scale: drawn.zoom, animation: false });
  net.redraw();
}
// The box under a point of the screen, by its place in the plan.
function boxAt(/** @type {number} */ x, /** @type {number} */ y) {
  if (!drawn.net) return -1;
  const r = $("near-net").getBoundingClientRect(), id = drawn.net.getNodeAt({ x: x - r.left, y: y - r.top });
  return typeof id === "string" && id[0] === "b" ? Number(id.slice(1)) : -1;
}
function markBox(/** @type {number} */ n) {
  const plan = drawn.plan;
  if (!drawn.net || !plan || n === drawn.marked) return;
  const all = drawn.net.body.data.nodes;
  const look = (/** @type {number} */ m, /** @type {boolean} */ on) => all.update({ id: "b" + m, borderWidth: on || plan.boxes[m].focus ? 3 : 1.5, color: { background: colours(plan.boxes[m]).background, border: on ? getComputedStyle(document.documentElement).getPropertyValue("--accent").trim() : colours(plan.boxes[m]).border } });
  if (drawn.marked >= 0) look(drawn.marked, false);
  drawn.marked = n;
  if (n >= 0) look(n, true);
}
