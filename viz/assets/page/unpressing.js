// Opens what was pressed with LZMA, in which the data and the drawing library take a sixth less room than in gzip;
// no browser opens it by itself. The names are those of the format: a slot is how far back, in powers
// of two; the four distances last used can be used again for less.

const HEAD = 13, LITERALS = 0x300, SHORTEST = 2; // bytes before the first sign, chances of a literal, a copy
function unpressed(/** @type {Uint8Array} */ packed) {
  const head = new DataView(packed.buffer), context = packed[0] % 9; // how much of the byte before tells of a literal
  const out = new Uint8Array(head.getUint32(5, true));
  let done = 0, at = HEAD + 1, range = 0xffffffff, code = 0;
  const more = () => { code = ((code << 8) | packed[at++]) >>> 0; };
  for (let n = 0; n < 4; n++) more();
  const chances = (/** @type {number} */ many) => new Uint16Array(many).fill(1024);
  const bit = (/** @type {Uint16Array} */ of, /** @type {number} */ n) => {
    const bound = (range >>> 11) * of[n], zero = code < bound;
    if (zero) { range = bound; of[n] += (2048 - of[n]) >> 5; } else { range -= bound; code -= bound; of[n] -= of[n] >> 5; }
    if (range < 0x1000000) { range = (range << 8) >>> 0; more(); }
    return zero ? 0 : 1;
  };
  const high = (/** @type {Uint16Array} */ of, /** @type {number} */ from, /** @type {number} */ bits) => {
    let found = 1;
    for (let n = 0; n < bits; n++) found = (found << 1) | bit(of, from + found);
    return found - (1 << bits);
  };
  const low = (/** @type {Uint16Array} */ of, /** @type {number} */ from, /** @type {number} */ bits) => {
    let place = 1, found = 0;
    for (let n = 0; n < bits; n++) {
      const one = bit(of, from + place);
      place = (place << 1) | one;
      found |= one << n;
    }
    return found;
  };
  const equal = (/** @type {number} */ bits) => {
    let found = 0;
    for (; bits > 0; bits--) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      if (range < 0x1000000) { range = (range << 8) >>> 0; more(); }
      found = (found << 1) | one;
    }
    return found;
  };
  const lengths = () => {
    const which = chances(2), few = chances(8), some = chances(8), many = chances(256);
    return () => (bit(which, 0) ? (bit(which, 1) ? 16 + high(many, 0, 8) : 8 + high(some, 0, 3)) : high(few, 0, 3));
  };
  const literals = chances(LITERALS << context), isMatch = chances(12), isRep = chances(12), isOlder = chances(12), isOldest = chances(12), isFourth = chances(12), isLong = chances(12);
  const slots = chances(4 * 64), far = chances(128), align = chances(16), fresh = lengths(), again = lengths();
  let state = 0, last = [0, 0, 0, 0];
  while (done < out.length) {
    if (!bit(isMatch, state)) {
      const base = LITERALS * ((done ? out[done - 1] : 0) >> (8 - context));
      let found = 1;
      // After a copy the byte that would have come next tells what this one is not.
      if (state >= 7) for (let like = out[done - last[0] - 1]; found < 256;) {
        const one = (like >> 7) & 1;
        like <<= 1;
        const same = bit(literals, base + ((1 + one) << 8) + found);
        found = (found << 1) | same;
        if (same !== one) break;
      }
      while (found < 256) found = (found << 1) | bit(literals, base + found);
      out[done++] = found & 255;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length = 0;
    if (bit(isRep, state)) {
      if (!bit(isOlder, state)) {
        if (!bit(isLong, state)) {
          out[done] = out[done++ - last[0] - 1];
          state = state < 7 ? 9 : 11;
          continue;
        }
      } else {
        const which = bit(isOldest, state) ? 2 + bit(isFourth, state) : 1;
        last = [last[which], ...last.filter((_, n) => n !== which)];
      }
      length = again();
      state = state < 7 ? 8 : 11;
    } else {
      length = fresh();
      state = state < 7 ? 7 : 10;
      let back = high(slots, Math.min(length, 3) * 64, 6);
      if (back >= 4) {
        const bits = (back >> 1) - 1, start = (2 | (back & 1)) << bits;
        back = back < 14 ? start + low(far, start - back, bits) : start + equal(bits - 4) * 16 + low(align, 0, 4);
      }
      last = [back, last[0], last[1], last[2]];
    }
    for (const end = Math.min(done + length + SHORTEST, out.length); done < end; done++) out[done] = out[done - last[0] - 1];
  }
  return new TextDecoder().decode(out);
}
