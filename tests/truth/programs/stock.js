// argus run tests/truth/programs/stock.js --function restock --args 'ints(n, 0, 999)'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// After each delivery for-in goes through all shelves.
function restock(deliveries) {
  const shelves = {};
  let empty = 0;
  for (let at = 0; at < deliveries.length; at++) {
    shelves[at] = deliveries[at];
    let least = Infinity;
    for (const shelf in shelves) {
      if (shelves[shelf] < least) least = shelves[shelf];
    }
    if (least === 0) empty++;
  }
  return empty;
}
module.exports = { restock };
