// argus run tests/truth/programs/median.js --input 'n; ints(n)'
// time: O(n log n), memory: O(n)
// The median, by sorting.
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const items = lines[1].split(' ').map(Number);
items.sort((a, b) => a - b);
console.log(items[items.length >> 1]);
