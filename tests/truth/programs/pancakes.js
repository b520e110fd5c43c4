// argus run tests/truth/programs/pancakes.js --function flips --args 'perm(n)'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// Sorts by turning the front: the greatest is looked for, and slices are reversed and joined.
function flips(stack) {
  let count = 0;
  for (let size = stack.length; size > 1; size--) {
    const at = stack.indexOf(size);
    if (at === size - 1) continue;
    stack = stack.slice(0, at + 1).reverse().concat(stack.slice(at + 1));
    stack = [...stack.slice(0, size).reverse(), ...stack.slice(size)];
    count += 2;
  }
  return count;
}
module.exports = { flips };
