// argus run tests/truth/programs/frequency.js --input 'n; ints(n, 1, 1000)'
// time: O(n), memory: O(n)
// How often is the commonest number there?
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const counts = new Map();
for (const text of lines[1].split(' ')) {
  counts.set(text, (counts.get(text) || 0) + 1);
}
let most = 0;
for (const count of counts.values()) most = Math.max(most, count);
console.log(most);
