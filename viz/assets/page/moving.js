// A picture of many boxes is one stop for the Tab key; within it the arrows move by place.

/**
 * Makes the boxes of a frame, which may become more, one stop. Places are measured when they are needed.
 * @param {HTMLElement} frame
 * @param {() => HTMLElement[]} boxes
 */
function oneStop(frame, boxes) {
  let stop = boxes()[0];
  const stand = (/** @type {HTMLElement | undefined} */ box) => {
    if (!box) return;
    stop.tabIndex = -1;
    stop = box;
    stop.tabIndex = 0;
  };
  boxes().forEach((box) => { box.tabIndex = -1; });
  stand(stop);
  frame.addEventListener("keydown", (e) => {
    /** @type {Record<string, Point>} */
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    const items = boxes().filter((i) => !i.closest("details:not([open])>:not(summary)")), from = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (e.ctrlKey || e.altKey || e.metaKey || from < 0) return;
    let next = -1;
    if (e.key === "Home") next = 0;
    else if (e.key === "End") next = items.length - 1;
    else if (ways[e.key]) next = nearest(items.map((i) => i.getBoundingClientRect()), from, ways[e.key]);
    else return;
    e.preventDefault();
    if (next >= 0) { stand(items[next]); items[next].focus(); }
  });
  // What is folded away can be no stop; toggle does not bubble.
  frame.addEventListener("toggle", () => { if (!stop.offsetWidth) stand(boxes().find((box) => box.offsetWidth)); }, true);
  frame.addEventListener("focusin", (e) => stand(boxes().find((box) => box === e.target)));
}
/**
 * The box that lies nearest to one of the places in a direction, or -1.
 * @param {DOMRect[]} places
 * @param {number} from
 * @param {Point} way
 */
function nearest(places, from, [dx, dy]) {
  const { left, top, right, bottom, width, height } = places[from], cx = left + width / 2, cy = top + height / 2;
  let best = -1, least = Infinity;
  places.forEach((b, n) => {
    if (n === from || !b.width) return; // what is not shown cannot be reached
    const gap = dx ? (dx > 0 ? b.left - right : left - b.right) : dy > 0 ? b.top - bottom : top - b.bottom;
    if (gap < -2) return;
    const side = dx ? Math.max(0, b.top - bottom, top - b.bottom) : Math.max(0, b.left - right, left - b.right);
    const off = dx ? Math.abs(b.top + b.height / 2 - cy) : Math.abs(b.left + b.width / 2 - cx);
    const cost = gap + side * 8 + off * 0.3;
    if (cost < least) { least = cost; best = n; }
  });
  return best;
}
