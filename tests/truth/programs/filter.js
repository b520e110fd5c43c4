// argus run tests/truth/programs/filter.js --input 'n; perm(n)'
// time: O(n^2), memory: O(n)
// A filter in a map.
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const items = lines[1].split(' ').map(Number);
const ranks = items.map((item) => items.filter((other) => other < item).length);
console.log(Math.max(...ranks));
