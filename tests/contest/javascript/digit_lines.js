// argus run tests/contest/javascript/digit_lines.js --input 'n; lines(n, n)'
// time: O(n log n)
// case: O(log n)
const rl = require('readline').createInterface({ input: process.stdin });
let t = -1;
rl.on('line', (line) => {
  if (t < 0) {
    t = Number(line);
    return;
  }
  let x = Number(line), rev = 0;
  while (x > 0) {
    rev = rev * 10 + (x % 10);
    x = (x - (x % 10)) / 10;
  }
  console.log(rev === Number(line) ? 'YES' : 'NO');
});
