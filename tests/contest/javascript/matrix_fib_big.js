// argus run tests/contest/javascript/matrix_fib_big.js --input 'n'
// time: O(log n)
const mod = 1000000007n;
const mul = (a, b) => [
  [(a[0][0] * b[0][0] + a[0][1] * b[1][0]) % mod, (a[0][0] * b[0][1] + a[0][1] * b[1][1]) % mod],
  [(a[1][0] * b[0][0] + a[1][1] * b[1][0]) % mod, (a[1][0] * b[0][1] + a[1][1] * b[1][1]) % mod],
];
let k = parseInt(require('fs').readFileSync(0, 'utf8'));
let result = [[1n, 0n], [0n, 1n]], base = [[1n, 1n], [1n, 0n]];
while (k) {
  if (k & 1) result = mul(result, base);
  base = mul(base, base);
  k >>= 1;
}
console.log(String(result[0][1]));
