// argus run tests/contest/javascript/cf_search_cases.js --input 'n; lines(n, n, n, matrix(1, n, 1, n))'
// time: O(n^2 log n)
// case: O(n log n)
const tokens = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/);
let k = 0;
const num = () => parseInt(tokens[k++], 10);
let cases = num();
while (cases-- > 0) {
  const n = num(), c = num();
  const s = Array(n);
  for (let i = 0; i < n; i++) s[i] = num();
  let lo = 0, hi = n + c;
  while (lo < hi) {
    const w = Math.floor((lo + hi + 1) / 2);
    let area = 0;
    for (const x of s) area += Math.max(0, w - x);
    if (area <= c) lo = w;
    else hi = w - 1;
  }
  console.log(lo);
}
