// argus run tests/contest/javascript/binary_ones.js --input 'n'
// time: O(log n)
const n = parseInt(require('fs').readFileSync('/dev/stdin', 'utf8'));
let x = n;
let c = 0, longest = 0;
while (x > 0) {
  if (x % 2 === 1) {
    c++;
    if (c > longest) longest = c;
  } else {
    c = 0;
  }
  x = Math.floor(x / 2);
}
console.log(longest);
