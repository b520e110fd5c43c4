// argus run tests/contest/javascript/slice_compare.js --input "string(n, 'ab'); string(n/2, 'ab')"
// time: O(n^2)
const [text, pat] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const sorted = (s) => {
  const c = new Array(26).fill(0);
  for (const ch of s) c[ch.charCodeAt(0) - 97]++;
  return c.join(',');
};
const want = sorted(pat);
let hits = 0;
for (let i = 0; i <= text.length - pat.length; i++) {
  if (sorted(text.slice(i, i + pat.length)) === want) hits++;
}
console.log(hits);
