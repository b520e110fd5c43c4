// argus run tests/truth/programs/lookup.js --input 'n; ints(n)'
// time: O(n^2), memory: O(n)
// indexOf in a loop: each number is looked up in all of them.
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const items = lines[1].split(' ').map(Number);
let repeated = 0;
for (let i = 0; i < items.length; i++) {
  if (items.indexOf(items[i]) !== i) repeated++;
}
console.log(repeated);
