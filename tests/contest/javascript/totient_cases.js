// argus run tests/contest/javascript/totient_cases.js --input 'n; lines(n, n)'
// time: O(n sqrt n)
// case: O(sqrt n)
'use strict';
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
let p = 0;
const readline = () => lines[p++];

function phi(n) {
  let res = n;
  for (let i = 2; i * i <= n; i++) {
    if (n % i === 0) {
      while (n % i === 0) n /= i;
      res -= res / i;
    }
  }
  if (n > 1) res -= res / n;
  return res;
}

let t = parseInt(readline());
while (t--) {
  console.log(phi(parseInt(readline())));
}
