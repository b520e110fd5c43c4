// argus run tests/truth/programs/last.js --function last --args 'ints(n)'
// time: O(1), memory: O(n), auxiliary: O(1)
// The last item.
function last(items) {
  return items.length > 0 ? items[items.length - 1] : undefined;
}
module.exports = { last };
