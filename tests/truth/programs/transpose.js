// argus run tests/truth/programs/transpose.js --input 'n; matrix(n, n)'
// time: O(n^2), memory: O(n^2)
// Rows become columns, by a map in a map.
const [[size], ...rows] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
  .map((line) => line.split(' ').map(Number));
const columns = rows[0].map((_, at) => rows.map((row) => row[at]));
const trace = columns.reduce((sum, column, at) => sum + column[at], 0);
console.log(size, trace);
