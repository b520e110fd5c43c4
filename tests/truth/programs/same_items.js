// argus run tests/truth/programs/same_items.js --function sameItems --args 'perm(n), perm(n)'
// time: O(n^2), memory: O(n), auxiliary: O(1)
// Do two lists hold the same? every and some, each with a callback.
const sameItems = (first, second) =>
  first.length === second.length && first.every((item) => second.some((other) => other === item));
module.exports = { sameItems };
