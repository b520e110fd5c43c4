// argus run tests/contest/javascript/cf_strings_shift.js --input "n; lines(n, string(n, 'abc'))"
// time: O(n^2)
// case: O(n)
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
let t = Number(lines.shift());
const res = [];
for (const s of lines.slice(0, t)) {
  const count = {};
  for (const c of s) count[c] = (count[c] || 0) + 1;
  let odd = 0;
  for (const k in count) if (count[k] % 2) odd++;
  res.push(odd);
}
console.log(res.join('\n'));
