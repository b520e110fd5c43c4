// argus run tests/contest/javascript/floyd_closure.js --input 'n; matrix(n, n, 0, 1)'
// time: O(n^3)
const [N, ...g] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const n = Number(N);
const d = g.map((r) => r.split(' ').map((v) => v === '1'));
for (let k = 0; k < n; k++)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      d[i][j] = d[i][j] || (d[i][k] && d[k][j]);
console.log(d.reduce((s, r) => s + r.filter(Boolean).length, 0));
