// argus run tests/contest/javascript/includes_dedupe.js --input 'n; ints(n)'
// time: O(n^2)
const [, line] = require('fs').readFileSync(0, 'utf8').split('\n');
const nums = line.trim().split(' ');
const uniq = [];
for (const x of nums) if (!uniq.includes(x)) uniq.push(x);
console.log(uniq.length);
