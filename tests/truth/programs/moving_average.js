// argus run tests/truth/programs/moving_average.js --function averages --args 'ints(n, 0, 1000)'
// time: O(n), memory: O(n), auxiliary: O(n)
// The averages of ten values in a row: shift takes from a short array only.
function averages(values, width = 10) {
  const window = [];
  const result = [];
  let sum = 0;
  for (const value of values) {
    window.push(value);
    sum += value;
    if (window.length > width) sum -= window.shift();
    if (window.length === width) result.push(sum / width);
  }
  return result;
}
module.exports = { averages };
