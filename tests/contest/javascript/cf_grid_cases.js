// argus run tests/contest/javascript/cf_grid_cases.js --input 'n; lines(n, n, n, grid(n, n))'
// time: O(n^3)
// case: O(n^2)
const L = require('fs').readFileSync(0, 'utf8').split('\n');
let ptr = 0;
const T = +L[ptr++];
for (let tc = 0; tc < T; tc++) {
  const [n, m] = L[ptr++].split(' ').map(Number);
  const g = [];
  for (let i = 0; i < n; i++) g.push(L[ptr++]);
  let walls = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      if (g[i][j] === '#') walls += (i === 0 || g[i - 1][j] === '.') ? 1 : 0;
    }
  }
  console.log(walls);
}
