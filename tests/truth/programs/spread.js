// argus run tests/truth/programs/spread.js --input 'n; ints(n)'
// time: O(n^2), memory: O(n)
// Each step copies all that was gathered before.
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const squares = lines[1].split(' ').reduce((sofar, text) => [...sofar, Number(text) % 1000], []);
console.log(squares.length);
