// argus run tests/contest/javascript/cf_cursor_sort.js --input 'n; lines(n, n, matrix(1, n))'
// time: O(n^2 log n)
// case: O(n log n)
const data = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number);
let p = 0;
const next = () => data[p++];
function solve() {
  const n = next();
  const a = [];
  for (let i = 0; i < n; i++) a.push(next());
  a.sort((x, y) => x - y);
  let best = Infinity;
  for (let i = 1; i < n; i++) best = Math.min(best, a[i] - a[i - 1]);
  return best;
}
const t = next();
const out = [];
for (let i = 0; i < t; i++) out.push(solve());
console.log(out.join('\n'));
