// argus run tests/contest/javascript/last_odd_steps.js --input 'n'
// time: O(sqrt n)
const n = +require('fs').readFileSync(0, 'utf8');
let left = n, step = 0;
const taken = [];
while (left > step) {
  step += 1;
  left -= step;
  taken.push(step);
}
if (left > 0) taken[taken.length - 1] += left;
console.log(taken.length + '\n' + taken.join(' '));
