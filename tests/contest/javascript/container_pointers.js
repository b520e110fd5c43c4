// argus run tests/contest/javascript/container_pointers.js --input 'n; ints(n, 1, 10000)'
// time: O(n)
const rl = require('readline').createInterface({
  input: process.stdin,
  output: process.stdout,
  terminal: false,
});
const input = [];
rl.on('line', (l) => input.push(l));
rl.on('close', () => {
  const h = input[1].split(' ').map(Number);
  let i = 0, j = h.length - 1, best = 0;
  while (i < j) {
    best = Math.max(best, (j - i) * Math.min(h[i], h[j]));
    h[i] < h[j] ? i++ : j--;
  }
  console.log(best);
});
