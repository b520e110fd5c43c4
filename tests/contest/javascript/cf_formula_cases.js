// argus run tests/contest/javascript/cf_formula_cases.js --input 'n; lines(n, n, int(1, n), 7)'
// time: O(n)
// case: O(1)
const rl = require('readline').createInterface(process.stdin);
let first = true;
rl.on('line', (s) => {
  if (first) {
    first = false;
    return;
  }
  let [a, b, c] = s.split(' ').map(Number);
  if (a > b) [a, b] = [b, a];
  console.log(Math.max(0, b - a - c) % 3 === 0 ? 'YES' : 'NO');
});
