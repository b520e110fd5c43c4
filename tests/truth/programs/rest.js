// argus run tests/truth/programs/rest.js --function total --args 'ints(n)'
// time: O(n^2), memory: O(n^2), auxiliary: O(n^2)
// The first and the rest: each call copies what is left.
const total = ([first, ...rest]) => (first === undefined ? 0 : first + total(rest));
module.exports = { total };
