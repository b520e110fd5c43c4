// argus run tests/truth/programs/unshift.js --function backwards --args 'ints(n)'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// Each item is put in front of all before it.
function backwards(items) {
  const result = [];
  for (const item of items) result.unshift(item);
  return result;
}
module.exports = { backwards };
