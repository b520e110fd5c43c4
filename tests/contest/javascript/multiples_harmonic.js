// argus run tests/contest/javascript/multiples_harmonic.js --input 'n; ints(n, 1, n)'
// time: O(n log n)
const [a0, a1] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const n = Number(a0);
const cnt = new Uint32Array(n + 1);
a1.split(' ').forEach((x) => cnt[+x]++);
let best = 0;
for (let g = 1; g <= n; g++) {
  let have = 0;
  for (let k = g; k <= n; k += g) have += cnt[k];
  if (have >= 2) best = g;
}
console.log(best);
