// argus run tests/contest/javascript/hanoi_moves.js --input 'n'
// time: O(2^n)
const n = parseInt(require('fs').readFileSync(0));
let moves = 0;
(function hanoi(k, a, b, c) {
  if (k === 0) return;
  hanoi(k - 1, a, c, b);
  moves++;
  hanoi(k - 1, c, b, a);
})(n, 'A', 'C', 'B');
console.log(moves);
