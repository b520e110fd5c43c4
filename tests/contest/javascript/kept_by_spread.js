// argus run tests/contest/javascript/kept_by_spread.js --input 'n; ints(n)'
// time: O(n^2)
// each step builds the next array by spreading the old one
const [, vals] = require('fs').readFileSync(0, 'utf8').split('\n');
let kept = [];
for (const v of vals.split(' ').map(Number)) {
  kept = [...kept, v % 1000];
}
console.log(kept.length);
