// argus run tests/contest/javascript/big_power.js --input 'n'
// time: O(log n)
const MOD = 1000000007n;
const pow = (b, e) => {
  if (e === 0n) return 1n;
  const h = pow(b, e / 2n);
  return e % 2n === 0n ? (h * h) % MOD : (((h * h) % MOD) * b) % MOD;
};
const n = BigInt(require('fs').readFileSync(0).toString().trim());
console.log(pow(2n, n).toString());
