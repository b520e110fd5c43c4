// argus run examples/hanoi.js --input 'n'
// time: O(2^n), memory: O(n)
// The moves of the towers of Hanoi, one by one.
const n = Number(require('fs').readFileSync(0, 'utf8'));
const pegs = [0, 0, 0];

function move(count, from, to, spare) {
  if (count === 0) return;
  move(count - 1, from, spare, to);
  pegs[from]--;
  pegs[to]++;
  move(count - 1, spare, to, from);
}

move(n, 0, 2, 1);
console.log(pegs[2]);
