// argus run tests/truth/programs/euclid.js --function gcd --args 'n, 832040*n/1346269'
// time: O(log n), memory: O(1), auxiliary: O(1)
// Euclid's algorithm.
function gcd(a, b) {
  while (b > 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}
module.exports = { gcd };
