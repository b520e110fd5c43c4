// argus run tests/truth/programs/odd_sums.js --input 'n'
// time: O(sqrt n), memory: O(1)
// The whole root: sums of odd numbers are squares.
const number = parseInt(require('fs').readFileSync(0, 'utf8'), 10);
let square = 0;
let odd = 1;
while (square + odd <= number) {
  square += odd;
  odd += 2;
}
console.log((odd - 1) / 2);
