// argus run tests/truth/programs/powerset.js --function count --args 'n'
// time: O(2^n), memory: O(n), auxiliary: O(n)
// A call for each subset.
function count(left) {
  if (left === 0) return 1;
  return count(left - 1) + count(left - 1);
}
module.exports = { count };
