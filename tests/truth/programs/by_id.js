// argus run tests/truth/programs/by_id.js --input 'n; words(n, 8)'
// time: O(n^2), memory: O(n)
// A list becomes an object by reduce: every step spreads all entries into a new one.
const words = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).slice(1);
const byId = words.reduce((soFar, word, id) => ({ ...soFar, [id]: word }), {});
console.log(Object.keys(byId).length);
