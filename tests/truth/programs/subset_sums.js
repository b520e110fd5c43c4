// argus run tests/truth/programs/subset_sums.js --function closest --args 'ints(n, 1, 1000000)'
// time: O(2^n), memory: O(2^n), auxiliary: O(2^n)
// All sums of subsets: each number doubles them, by spread and map.
function closest(numbers) {
  const half = numbers.reduce((sum, number) => sum + number, 0) / 2;
  let sums = [0];
  for (const number of numbers) sums = [...sums, ...sums.map((sum) => sum + number)];
  let best = Infinity;
  for (const sum of sums) best = Math.min(best, Math.abs(half - sum));
  return best;
}
module.exports = { closest };
