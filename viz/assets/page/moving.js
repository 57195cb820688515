// A picture of many boxes is one stop for the Tab key; within it the arrows move by place.

// Returns a function that makes one of the boxes the stop. Places are measured when they are needed.
function oneStop(frame, items) {
  let stop = 0;
  const stand = (n) => {
    if (items[stop]) items[stop].tabIndex = -1;
    stop = n;
    if (items[n]) items[n].tabIndex = 0;
  };
  items.forEach((item) => { item.tabIndex = -1; });
  stand(0);
  frame.addEventListener("keydown", (e) => {
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    if (e.ctrlKey || e.altKey || e.metaKey || items.indexOf(document.activeElement) < 0) return;
    let next = -1;
    if (e.key === "Home") next = 0;
    else if (e.key === "End") next = items.length - 1;
    else if (ways[e.key]) next = nearest(items.map((i) => i.getBoundingClientRect()), stop, ways[e.key]);
    else return;
    e.preventDefault();
    if (next >= 0) { stand(next); items[next].focus(); }
  });
  // What is folded away can be no stop; toggle does not bubble.
  frame.addEventListener("toggle", () => { if (!items[stop]?.offsetWidth) stand(Math.max(0, items.findIndex((i) => i.offsetWidth))); }, true);
  items.forEach((item, n) => item.addEventListener("focus", () => stand(n)));
  return stand;
}
function nearest(places, from, [dx, dy]) {
  const { left, top, right, bottom, width, height } = places[from], cx = left + width / 2, cy = top + height / 2;
  let best = -1, least = Infinity;
  places.forEach((b, n) => {
    if (n === from || !b.width) return; // what is folded away cannot be reached
    const gap = dx ? (dx > 0 ? b.left - right : left - b.right) : dy > 0 ? b.top - bottom : top - b.bottom;
    if (gap < -2) return;
    const side = dx ? Math.max(0, b.top - bottom, top - b.bottom) : Math.max(0, b.left - right, left - b.right);
    const off = dx ? Math.abs(b.top + b.height / 2 - cy) : Math.abs(b.left + b.width / 2 - cx);
    const cost = gap + side * 8 + off * 0.3;
    if (cost < least) { least = cost; best = n; }
  });
  return best;
}
