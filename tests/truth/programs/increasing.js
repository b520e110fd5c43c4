// argus run tests/truth/programs/increasing.js --function longest --args 'sorted(ints(n))'
// time: O(n log n), memory: O(n), auxiliary: O(n)
// The longest increasing subsequence, by piles and binary search.
function placeOf(tails, item) {
  let low = 0;
  let high = tails.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tails[middle] < item) low = middle + 1;
    else high = middle;
  }
  return low;
}

function longest(items) {
  const tails = [];
  for (const item of items) tails[placeOf(tails, item)] = item;
  return tails.length;
}
module.exports = { longest };
