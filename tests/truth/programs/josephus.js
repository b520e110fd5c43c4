// argus run tests/truth/programs/josephus.js --input 'n, 7'
// time: O(n^2), memory: O(n)
// Every seventh of a circle leaves it: splice closes the gap.
'use strict';
const [people, step] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);
const circle = Array.from({ length: people }, (_, i) => i + 1);
let at = 0;
while (circle.length > 1) {
  at = (at + step - 1) % circle.length;
  circle.splice(at, 1);
}
console.log(circle[0]);
