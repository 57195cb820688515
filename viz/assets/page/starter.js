// Opens what the page carries packed, and starts it. A browser too old to unpack keeps the page that
// works without a script.

const letters = LETTERS, values = new Uint8Array(128);
for (let n = 0; n < letters.length; n++) values[letters.charCodeAt(n)] = n;
// Two letters are thirteen bits, a last one alone is six.
function bytes(/** @type {string} */ text) {
  const found = new Uint8Array(Math.floor(((text.length >> 1) * 13 + (text.length % 2) * 6) / 8));
  let held = 0, bits = 0, at = 0;
  for (let i = 0; i < text.length; i += 2) {
    const two = i + 1 < text.length;
    held |= (values[text.charCodeAt(i)] + (two ? values[text.charCodeAt(i + 1)] * letters.length : 0)) << bits;
    bits += two ? 13 : 6;
    for (; bits >= 8 && at < found.length; bits -= 8, held >>>= 8) found[at++] = held & 255;
  }
  return found;
}
window.remitCarried = (id) => bytes(document.getElementById(id)?.textContent || "");
window.remitUnpack = (id) => new Response(new Blob([window.remitCarried(id)]).stream().pipeThrough(new window.DecompressionStream("gzip"))).text();
// A script or style that is added is allowed by its hash, and by nothing else.
window.remitAdd = (kind, text) => document.head.append(Object.assign(document.createElement(kind), { textContent: text }));
// The list of everything waits as text, which costs a browser little, until it is written into the page.
window.remitUnfold = () => {
  const list = document.getElementById("list");
  if (list) list.outerHTML = list.textContent || "";
};
if (typeof window.DecompressionStream === "function") {
  const [style, program] = await Promise.all(["scripted", "program"].map(window.remitUnpack));
  window.remitAdd("style", style);
  window.remitAdd("script", program);
} else window.remitUnfold();
