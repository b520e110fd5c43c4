// argus run tests/contest/javascript/rotate_words.js --input 'n; lines(n, string(n))'
// time: O(n^2)
// case: O(n)
const [cnt, ...strs] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
for (let i = 0; i < +cnt; i++) {
  const s = strs[i];
  const freq = Array(26).fill(0);
  for (const ch of s) freq[ch.charCodeAt() - 97]++;
  const odd = freq.filter((f) => f & 1).length;
  console.log(odd <= 1 ? s.split('').reverse().join('') : s.slice(1) + s[0]);
}
