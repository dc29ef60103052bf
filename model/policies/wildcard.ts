/**
 * Whether every text that `other` stands for is one of those that `pattern` stands for; `*` is any text and `?`
 * any one character, in both. Takes time in the product of the lengths at most, whatever the patterns.
 */
export function covers(pattern: string, other: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let position = 0; position < other.length; ) {
    const wanted = pattern[at];
    const given = other[position];
    if (wanted === "*") {
      star = at++;
      resume = position;
    } else if (wanted === given || (wanted === "?" && given !== "*")) {
      at++;
      position++;
    } else if (star !== -1) {
      at = star + 1;
      position = ++resume;
    } else return false;
  }
  while (pattern[at] === "*") at++;
  return at === pattern.length;
}

/** Whether some text is one that both patterns stand for. */
export function overlap(left: string, right: string): boolean {
  if (left === "*" || right === "*") return true;
  if (!WILDCARD.test(left) && !WILDCARD.test(right)) return left === right;
  // Which beginnings of `right` can be the same text as the beginning of `left` so far.
  let reached = new Uint8Array(right.length + 1);
  reached[0] = 1;
  throughStars(reached, right);
  for (const character of left) {
    const next = new Uint8Array(right.length + 1);
    for (let at = 0; at <= right.length; at++) {
      if (reached[at] !== 1) continue;
      const other = right[at];
      if (character === "*") next.fill(1, at);
      else if (other === "*") next[at] = 1;
      else if (other !== undefined && (character === other || character === "?" || other === "?"))
        next[at + 1] = 1;
    }
    throughStars(next, right);
    reached = next;
  }
  return reached[right.length] === 1;
}

const WILDCARD = /[*?]/;

/** A `*` stands for nothing, too. */
function throughStars(reached: Uint8Array, pattern: string): void {
  for (let at = 0; at < pattern.length; at++) {
    if (reached[at] === 1 && pattern[at] === "*") reached[at + 1] = 1;
  }
}
