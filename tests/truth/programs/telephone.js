// argus run tests/truth/programs/telephone.js --input 'n; words(n, 8)'
// time: O(n log n), memory: O(n)
// Names in the order of a language, by localeCompare through a variable.
const [, line] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const names = line.split(' ');
const byName = (first, second) => first.localeCompare(second);
names.sort(byName);
console.log(names[0] <= names[names.length - 1]);
