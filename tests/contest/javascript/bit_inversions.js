// argus run tests/contest/javascript/bit_inversions.js --input 'n; lines(n, n, perm(n))'
// time: O(n^2 log n)
// case: O(n log n)
const arr = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number);
let idx = 0;
function solve() {
  const n = arr[idx++];
  const t = new Array(n + 1).fill(0);
  let inv = 0;
  for (let i = 0; i < n; i++) {
    const x = arr[idx++];
    for (let j = x; j > 0; j -= j & -j) inv -= t[j];
    inv += i;
    for (let j = x; j <= n; j += j & -j) t[j]++;
  }
  console.log(inv);
}
let tests = arr[idx++];
while (tests--) solve();
