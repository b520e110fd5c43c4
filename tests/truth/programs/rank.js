// argus run tests/truth/programs/rank.js --input 'n; ints(n)'
// time: O(n^2 log n), memory: O(n)
// The default of a destructured parameter is made at each call: here it is a sorted copy.
const [, line] = require('fs').readFileSync(0, 'utf8').split('\n');
const scores = line.split(' ').map(Number);

function rank(score, { among = [...scores].sort((a, b) => a - b) } = {}) {
  let low = 0;
  let high = among.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (among[middle] < score) low = middle + 1;
    else high = middle;
  }
  return low;
}

let odd = 0;
for (const score of scores) odd += rank(score) % 2;
console.log(odd);
