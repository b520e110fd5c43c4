// argus run tests/contest/javascript/difference_array.js --input 'n, n; lines(n, 1, n, int(1, 9))'
// time: O(n)
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n')
  .map((l) => l.split(' ').map(Number));
const [n, m] = lines.shift();
const diff = new Array(n + 2).fill(0);
for (const [l, r, v] of lines) {
  diff[l] += v;
  diff[r + 1] -= v;
}
let run = 0, best = -Infinity;
for (let i = 1; i <= n; i++) {
  run += diff[i];
  best = Math.max(best, run);
}
console.log(best);
