// argus run tests/contest/javascript/greedy_cookies.js --input 'n; lines(n, n, matrix(1, n))'
// time: O(n^2 log n)
// case: O(n log n)
const readline = require('readline');
const rl = readline.createInterface({
  input: process.stdin,
  output: process.stdout,
  terminal: false
});
const lines = [];
rl.on('line', function (line) { lines.push(line); });
rl.on('close', function () {
  let t = parseInt(lines[0]);
  for (let i = 0; i < t; i++) {
    const n = parseInt(lines[1 + 2 * i]);
    const a = lines[2 + 2 * i].split(' ').map(Number).sort((x, y) => y - x);
    let alice = 0, bob = 0;
    for (let j = 0; j < n; j++) {
      if (j % 2 === 0) alice += a[j] % 2 === 0 ? a[j] : 0;
      else bob += a[j] % 2 ? a[j] : 0;
    }
    console.log(alice > bob ? 'Alice' : alice < bob ? 'Bob' : 'Tie');
  }
});
