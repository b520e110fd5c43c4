// argus run tests/contest/javascript/subsets_mask.js --input 'n; ints(n, 1, 100)'
// time: O(2^n)
const [n, ...w] = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const total = w.reduce((a, b) => a + b, 0);
let best = Infinity;
for (let mask = 0; mask < (1 << n); mask++) {
  let s = 0;
  for (let i = 0; i < n; i++) if (mask & (1 << i)) s += w[i];
  best = Math.min(best, Math.abs(total - 2 * s));
}
console.log(best);
