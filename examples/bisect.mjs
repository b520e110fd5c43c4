// argus run examples/bisect.mjs --function bisect --args 'sorted(ints(n)), 500000000'
// time: O(log n), memory: O(n), auxiliary: O(1)
// Binary search in a sorted list, as an ES module.

export function bisect(items, wanted) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
