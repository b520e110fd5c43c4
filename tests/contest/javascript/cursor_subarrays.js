// argus run tests/contest/javascript/cursor_subarrays.js --input 'n; lines(n, n, 7, matrix(1, n, -9, 9))'
// time: O(n^2)
// case: O(n)
// subarrays with sum k, by a Map of prefix sums
const data = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number);
let p = 0;
const next = () => data[p++];
let t = next();
const out = [];
while (t-- > 0) {
  const n = next(), k = next();
  const a = Array.from({ length: n }, next);
  const seen = new Map([[0, 1]]);
  let sum = 0, ans = 0;
  for (const x of a) {
    sum += x;
    ans += seen.get(sum - k) || 0;
    seen.set(sum, (seen.get(sum) || 0) + 1);
  }
  out.push(ans);
}
console.log(out.join('\n'));
