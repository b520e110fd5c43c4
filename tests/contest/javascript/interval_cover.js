// argus run tests/contest/javascript/interval_cover.js --input 'n; lines(n, int(1, n), n)'
// time: O(n log n)
const rows = require('fs').readFileSync(0, 'utf8').trim().split('\n').slice(1)
  .map((r) => r.split(' ').map(Number));
rows.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
const merged = [];
for (const [s, e] of rows) {
  const last = merged[merged.length - 1];
  if (last && last[1] >= s) last[1] = Math.max(last[1], e);
  else merged.push([s, e]);
}
console.log(merged.length);
