// argus run tests/contest/javascript/palindromic_substrings.js --input "string(n, 'a')"
// time: O(n^2)
const s = require('fs').readFileSync(0, 'utf8').trim();
let total = 0;
const expand = (l, r) => {
  while (l >= 0 && r < s.length && s[l] === s[r]) {
    total++;
    l--;
    r++;
  }
};
for (let i = 0; i < s.length; i++) {
  expand(i, i);
  expand(i, i + 1);
}
console.log(total);
