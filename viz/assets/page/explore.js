// A net that a reader unfolds, drawn by vis-network, which is unpacked when somebody first explores.

{
let net = null, library = null, shown = new Set(), centre = -1;
async function load() {
  const script = document.createElement("script");
  script.textContent = await unpack("packed"); // allowed by its hash, and by nothing else
  document.head.append(script);
}
const ends = (t) => [...out[t].map((n) => D.links[n][2]), ...into[t].map((n) => D.links[n][0])];
function near(t) {
  const found = new Set([t]);
  for (const one of ends(t)) if (found.size < D.explore.most) found.add(one);
  return found;
}
function colour(t) {
  const style = getComputedStyle(document.documentElement), of = (name) => style.getPropertyValue(name).trim();
  const known = { body: "--lead", plan: "--plan", objective: "--objective", duty: "--duty", provision: "--duty", person: "--beside", post: "--beside", vacancy: "--paper", unclear: "--paper", withheld: "--paper" };
  const name = kind(t) === "priority" ? "--priority" : known[kind(t)] || "--action";
  const edge = known[kind(t)] && known[kind(t)] !== "--paper" ? known[kind(t)] + "-e" : "--edge";
  return { background: of(name), border: of(edge), text: kind(t) === "priority" ? of("--priority-t") : of("--ink"), line: of("--edge"), lit: of("--lit") };
}
const short = (s) => (s.length > 80 ? s.slice(0, 79).replace(/\s+\S*$/, "") + " …" : s);
// Fixed places: what stands above in rows above, what stands below in rows below.
function layers() {
  const level = new Map([[centre, 0]]), queue = [centre];
  while (queue.length) {
    const t = queue.shift();
    const step = (other, by) => { if (shown.has(other) && !level.has(other)) { level.set(other, level.get(t) + by); queue.push(other); } };
    out[t].forEach((n) => step(D.links[n][2], -1));
    into[t].forEach((n) => step(D.links[n][0], 1));
  }
  shown.forEach((t) => { if (!level.has(t)) level.set(t, 2); });
  const rows = new Map(), places = new Map();
  level.forEach((l, t) => { if (!rows.has(l)) rows.set(l, []); rows.get(l).push(t); });
  const across = 6, order = [...rows.keys()].sort((a, b) => a - b);
  let y = 0;
  for (const l of order) {
    const row = rows.get(l).sort((a, b) => D.things[a][1] - D.things[b][1] || a - b);
    for (let n = 0; n < row.length; n += across) {
      const some = row.slice(n, n + across);
      some.forEach((t, i) => places.set(t, [(i - (some.length - 1) / 2) * 210, y]));
      y += 110;
    }
    y += 40;
  }
  return places;
}
function draw() {
  const free = $("explore-how").value === "free", places = free ? null : layers();
  const nodes = [...shown].map((t) => {
    const c = colour(t), node = { id: t, label: short(label(t)), color: { background: c.background, border: t === centre ? c.lit : c.border }, borderWidth: t === centre ? 4 : 1.5, font: { color: c.text }, shapeProperties: { borderDashes: kind(t) === "vacancy" ? [5, 3] : false } };
    if (places) [node.x, node.y] = places.get(t);
    return node;
  });
  const edges = [];
  shown.forEach((t) => out[t].forEach((n) => {
    const l = D.links[n];
    if (shown.has(l[2])) edges.push({ from: t, to: l[2], dashes: l[4] !== 0, color: { color: colour(t).line } });
  }));
  const options = structuredClone(D.explore.options);
  options.physics = free ? { enabled: true, stabilization: { iterations: 150 } } : { enabled: false };
  options.layout = { randomSeed: 7 };
  if (net) net.destroy();
  net = new window.vis.Network($("explore-net"), { nodes, edges }, options);
  if (free) net.once("stabilizationIterationsDone", () => net.setOptions({ physics: false }));
  net.once("afterDrawing", () => net.fit());
  net.on("selectNode", (e) => grow(e.nodes[0]));
  const left = new Set(ends(centre).filter((t) => !shown.has(t))).size;
  const list = [...shown].filter((t) => t !== centre).sort((a, b) => D.things[a][1] - D.things[b][1] || a - b);
  $("explore-list").replaceChildren(...list.map((t) => el("li", null, kind(t) + ": ", el("a", { href: address(t) }, label(t)))));
  $("explore-said").textContent = label(centre) + ", with " + (shown.size === 2 ? "1 thing" : (shown.size - 1) + " things") + " around it." + (left ? " " + left + " more are not drawn, for nobody could read so many; the panel lists every link." : "") + " Choose a thing to unfold what is around it; the list below names all that is drawn.";
}
function grow(t) {
  centre = t;
  for (const one of near(t)) if (shown.size < D.explore.most) shown.add(one);
  draw();
  speak(shown.size + " things are drawn.");
}
window.remitExplore = async (t) => {
  $("explore").hidden = false;
  $("explore-h").textContent = "Explore: " + short(label(t));
  try {
    library = library || load();
    await library;
    shown = near(t);
    centre = t;
    draw();
    speak(shown.size + " things are drawn.");
  } catch (e) {
    $("explore-said").textContent = "The net cannot be drawn here (" + e.message + "); the panel lists every link.";
  }
  $("explore-h").focus();
  $("explore").scrollIntoView({ block: "start" });
  document.documentElement.dataset.explored = "yes";
};
$("explore-how").addEventListener("change", draw);
}
