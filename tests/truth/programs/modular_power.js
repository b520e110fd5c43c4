// argus run tests/truth/programs/modular_power.js --function power --args '3, n'
// time: O(log n), memory: O(log n), auxiliary: O(log n)
// A power by squares, from the highest bit to the lowest.
function power(base, exponent, modulus = 1000003) {
  if (exponent === 0) return 1;
  const root = power(base, Math.floor(exponent / 2), modulus);
  const square = (root * root) % modulus;
  return exponent % 2 === 1 ? (square * base) % modulus : square;
}
module.exports = { power };
