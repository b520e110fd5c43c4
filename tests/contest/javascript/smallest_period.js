// argus run tests/contest/javascript/smallest_period.js --input "string(n, 'a')"
// time: O(n)
const s = require('fs').readFileSync(0, 'utf8').trim();
const f = new Array(s.length).fill(0);
for (let i = 1, k = 0; i < s.length; i++) {
  while (k > 0 && s[k] !== s[i]) k = f[k - 1];
  if (s[k] === s[i]) k++;
  f[i] = k;
}
const period = s.length - f[s.length - 1];
console.log(s.length % period === 0 ? period : s.length);
