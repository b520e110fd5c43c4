// argus run tests/contest/javascript/z_search.js --input "string(n, 'ab'); string(n/4, 'ab')"
// time: O(n)
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const z = (s) => {
  const n = s.length, res = Array(n).fill(0);
  let l = 0, r = 0;
  for (let i = 1; i < n; i++) {
    if (i <= r) res[i] = Math.min(r - i + 1, res[i - l]);
    while (i + res[i] < n && s[res[i]] === s[i + res[i]]) res[i]++;
    if (i + res[i] - 1 > r) { l = i; r = i + res[i] - 1; }
  }
  return res;
};
const [text, word] = [lines[0].trim(), lines[1].trim()];
console.log(z(word + '$' + text).filter((v) => v === word.length).length);
