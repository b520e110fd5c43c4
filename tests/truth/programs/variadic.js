// argus run tests/truth/programs/variadic.js --function pipe --args 'ints(n, 0, 9)'
// time: O(n^2), memory: O(n^2), auxiliary: O(n^2)
// Steps that are put behind each other: each call gathers the rest and spreads it again.
const compose = (first, ...rest) => {
  if (first === undefined) return 0;
  return first + compose(...rest);
};
const pipe = (steps) => compose(...steps);
module.exports = { pipe };
