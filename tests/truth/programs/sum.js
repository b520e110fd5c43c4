// argus run tests/truth/programs/sum.js --function total --args 'ints(n)'
// time: O(n), memory: O(n), auxiliary: O(1)
// A sum of a list, by forEach.
function total(items) {
  let sum = 0;
  items.forEach((item) => {
    sum += item;
  });
  return sum;
}
module.exports = { total };
