// argus run tests/contest/javascript/islands_recursive.js --input "n, n; grid(n, n, '001')"
// time: O(n^2)
var numIslands = function (grid) {
  let count = 0;
  const sink = (i, j) => {
    if (i < 0 || j < 0 || i >= grid.length || j >= grid[0].length || grid[i][j] === '0') return;
    grid[i][j] = '0';
    sink(i + 1, j);
    sink(i - 1, j);
    sink(i, j + 1);
    sink(i, j - 1);
  };
  for (let i = 0; i < grid.length; i++) {
    for (let j = 0; j < grid[0].length; j++) {
      if (grid[i][j] === '1') {
        count++;
        sink(i, j);
      }
    }
  }
  return count;
};
const rows = require('fs').readFileSync(0, 'utf8').trim().split('\n').slice(1);
console.log(numIslands(rows.map((r) => r.split(''))));
