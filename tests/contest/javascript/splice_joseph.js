// argus run tests/contest/javascript/splice_joseph.js --input 'n, n/2'
// time: O(n^2)
const [n, k] = require('fs').readFileSync(0, 'utf8').split(' ').map(Number);
const people = Array.from({ length: n }, (_, i) => i + 1);
const order = [];
let i = 0;
while (people.length) {
  i = (i + k - 1) % people.length;
  order.push(people.splice(i, 1)[0]);
}
console.log(order.join(' '));
