// argus run tests/contest/javascript/make_equal.js --input 'n; lines(n, int(1, n), int(1, n))'
// time: O(n)
// case: O(1)
const fs = require('fs');
const data = fs.readFileSync(0, 'utf8').trim().split('\n');
let t = +data[0];
for (let i = 1; i <= t; i++) {
  const [a, b] = data[i].split(' ').map(Number);
  console.log(Math.ceil(Math.abs(a - b) / 10));
}
