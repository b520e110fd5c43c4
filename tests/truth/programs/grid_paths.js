// argus run tests/truth/programs/grid_paths.js --input 'grid(n, n, "...#")'
// time: O(n^2), memory: O(n^2)
// Ways through a grid, remembered by a key of text in a closure's map.
const rows = require('fs').readFileSync(0, 'utf8').trim().split('\n');

const remember = (solve) => {
  const known = new Map();
  const ask = (row, column) => {
    const key = `${row},${column}`;
    if (!known.has(key)) known.set(key, solve(ask, row, column));
    return known.get(key);
  };
  return ask;
};

const ways = remember((ask, row, column) => {
  if (row === 0 && column === 0) return 1;
  const above = row > 0 ? ask(row - 1, column) : 0;
  const before = column > 0 ? ask(row, column - 1) : 0;
  return rows[row][column] === '#' ? 0 : (above + before) % 1000007;
});

console.log(ways(rows.length - 1, rows[0].length - 1));
