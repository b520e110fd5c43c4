// argus run tests/contest/javascript/factorial_bigmod.js --input 'n, n; lines(n, n, int(1, n))'
// time: O(n)
const M = 998244353n;
const T = require('fs').readFileSync(0, 'utf8').split(/\s+/);
let at = 0;
const N = Number(T[at++]);
const Q = Number(T[at++]);
const fact = [1n];
for (let i = 1; i <= N; i++) fact.push((fact[i - 1] * BigInt(i)) % M);
function power(a, e) {
  let r = 1n;
  for (; e > 0n; e >>= 1n) {
    if (e & 1n) r = (r * a) % M;
    a = (a * a) % M;
  }
  return r;
}
const inv = new Array(N + 1);
inv[N] = power(fact[N], M - 2n);
for (let i = N; i > 0; i--) inv[i - 1] = (inv[i] * BigInt(i)) % M;
const ans = [];
for (let i = 0; i < Q; i++) {
  const n = Number(T[at++]), k = Number(T[at++]);
  ans.push(k > n ? 0n : (((fact[n] * inv[k]) % M) * inv[n - k]) % M);
}
console.log(ans.join('\n'));
