// argus run tests/truth/programs/index_by.js --input 'n; words(n, 8)'
// time: O(n^2)
// An index of words by reduce: every step spreads all entries into a new object.
const words = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).slice(1);
const index = words.reduce((soFar, word, at) => ({ ...soFar, [word]: at }), {});
console.log(Object.keys(index).length);
