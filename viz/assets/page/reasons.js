// Why two priorities depend on each other: the reasons in full, once a pair is opened.

D.reasons.forEach((list, n) => {
  const box = $("pair" + n);
  if (!box) return;
  box.addEventListener("toggle", () => {
    if (box.open && !box.querySelector("ul")) box.querySelector("p").replaceWith(el("ul", null, ...list.map(([why, where]) => el("li", null, why, " ", written(where)))));
  });
});
