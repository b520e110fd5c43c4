// argus run tests/contest/javascript/rabin_karp.js --input "string(n, 'ab'); string(n/4, 'ab')"
// time: O(n)
const [hay, needle] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const B = 131, M = 1000003;
const m = needle.length;
let hp = 0, hw = 0, pw = 1;
for (let i = 0; i < m; i++) {
  hp = (hp * B + needle.charCodeAt(i)) % M;
  hw = (hw * B + hay.charCodeAt(i)) % M;
  if (i) pw = (pw * B) % M;
}
let maybe = 0;
for (let i = 0; ; i++) {
  if (hp === hw) maybe++;
  if (i + m >= hay.length) break;
  hw = ((hw - hay.charCodeAt(i) * pw) % M + M) % M;
  hw = (hw * B + hay.charCodeAt(i + m)) % M;
}
console.log(maybe);
