/** Names longer than this get no suggestion: the distance costs time in the square of the length. */
const LONGEST_NAME = 128;

/** What was worked out: thousands of grants may have one unknown name beside thousands of known ones. */
const remembered = new WeakMap<Iterable<string>, Map<string, string | undefined>>();

/**
 * The candidate that a mistyped name was probably meant to be: equal but for case, else within a third of
 * its length in insertions, deletions, replacements and swapped neighbours. Undefined when none is near.
 * Candidates that are given again are taken to be the same ones.
 */
export function nearestName(given: string, candidates: Iterable<string>): string | undefined {
  const known = remembered.get(candidates) ?? new Map<string, string | undefined>();
  remembered.set(candidates, known);
  if (!known.has(given)) known.set(given, findNearest(given, candidates));
  return known.get(given);
}

function findNearest(given: string, candidates: Iterable<string>): string | undefined {
  if (given.length > LONGEST_NAME) return undefined;
  const wanted = given.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST_NAME) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance);
    // Among equally near names the first by code unit wins, so that order of declaration does not show.
    if (
      distance < bestDistance ||
      (distance === bestDistance && best !== undefined && candidate < best)
    ) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Three rows of the table of distances, made once; lower case may be twice as long. */
const ROWS = [0, 1, 2].map(() => new Int32Array(2 * LONGEST_NAME + 1)) as [
  Int32Array,
  Int32Array,
  Int32Array,
];

/**
 * Optimal string alignment distance; gives up with a number above `limit`. Works out only what lies within
 * `limit` of the table's diagonal.
 */
function editDistance(left: string, right: string, limit: number): number {
  const tooFar = limit + 1;
  if (Math.abs(left.length - right.length) > limit) return tooFar;
  let [beforePrevious, previous, current] = ROWS;
  for (let column = 0; column <= right.length; column++) previous[column] = column;
  for (let row = 1; row <= left.length; row++) {
    const first = Math.max(1, row - limit);
    const last = Math.min(right.length, row + limit);
    const character = left.charCodeAt(row - 1);
    const swapped = row > 1 ? left.charCodeAt(row - 2) : -1;
    let beside = first === 1 ? row : tooFar;
    let diagonal = at(previous, first - 1);
    let smallest = beside;
    current[first - 1] = beside;
    for (let column = first; column <= last; column++) {
      const other = right.charCodeAt(column - 1);
      const above = column < row + limit ? at(previous, column) : tooFar;
      let distance = character === other ? diagonal : diagonal + 1;
      if (above + 1 < distance) distance = above + 1;
      if (beside + 1 < distance) distance = beside + 1;
      if (swapped === other && column > 1 && character === right.charCodeAt(column - 2)) {
        distance = Math.min(distance, at(beforePrevious, column - 2) + 1);
      }
      current[column] = distance;
      if (distance < smallest) smallest = distance;
      beside = distance;
      diagonal = above;
    }
    if (smallest > limit) return tooFar;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return at(previous, right.length);
}

function at(row: Int32Array, column: number): number {
  return row[column] ?? 0;
}
