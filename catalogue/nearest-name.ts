/** Edits (insert, remove, change or swap neighbours) that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, change, swapped ? at(i - 2, j - 2) + 1 : Infinity));
    }
  }
  return at(a.length, b.length);
}

/**
 * The known name that `name` was most likely meant to be: equal but for case, or the fewest edits away and at most two, or
 * a third of its length. Undefined where none is near. Of names equally near, one that goes on where `name` ends wins, then the first.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const limit = Math.max(2, Math.floor(name.length / 3));
  let nearest: string | undefined;
  let least = Infinity;
  for (const candidate of known) {
    const edits = editDistance(wanted, candidate.toLowerCase());
    const goesOn = candidate.toLowerCase().startsWith(wanted);
    const rank = edits - (goesOn ? 0.5 : 0);
    if (edits <= limit && rank < least) {
      nearest = candidate;
      least = rank;
    }
  }
  return nearest;
}
