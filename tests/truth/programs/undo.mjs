// argus run tests/truth/programs/undo.mjs --function edit --args 'ints(n, 0, 99)'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// A document with one step of undo: each edit keeps a clone of all cells.
export function edit(changes) {
  const cells = new Array(changes.length).fill(0);
  let before = cells;
  let undone = 0;
  for (const [at, change] of changes.entries()) {
    before = structuredClone(cells);
    cells[at] = change;
    if (change === 0) {
      cells[at] = before[at];
      undone++;
    }
  }
  return undone;
}
