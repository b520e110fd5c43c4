// argus run tests/contest/javascript/bellman_rounds.js --input 'n, n; lines(n, int(1, n), int(1, n), int(1, 99))'
// time: O(n^2)
const rows = require('fs').readFileSync(0, 'utf8').trim().split('\n')
  .map((r) => r.split(' ').map(Number));
const [n] = rows[0];
const d = Array(n + 1).fill(1e18);
d[1] = 0;
let negative = false;
for (let round = 1; round <= n; round++) {
  rows.slice(1).forEach(([u, v, w]) => {
    if (d[u] < 1e18 && d[u] + w < d[v]) {
      d[v] = d[u] + w;
      if (round === n) negative = true;
    }
  });
}
console.log(negative ? 'cycle' : d.slice(1).join(' '));
