// argus run tests/truth/programs/two_sum.js --function twoSum --args 'ints(n), -1'
// time: O(n), memory: O(n), auxiliary: O(n)
// Two numbers with a sum, by a map of those before.
const twoSum = (numbers, target) => {
  const before = new Map();
  for (const [at, number] of numbers.entries()) {
    const other = before.get(target - number);
    if (other !== undefined) return [other, at];
    before.set(number, at);
  }
  return null;
};
module.exports = { twoSum };
