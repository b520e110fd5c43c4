// argus run tests/contest/javascript/naive_match.js --input "string(n, 'a'); string(n/2, 'a')"
// time: O(n^2)
const [T, P] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
let found = 0;
for (let i = 0; i + P.length <= T.length; i++) {
  let j = 0;
  while (j < P.length && T[i + j] === P[j]) j++;
  if (j === P.length) found++;
}
console.log(found);
