// argus run tests/contest/javascript/topo_longest.js --input 'n, 2*n; dag(n, 2*n)'
// time: O(n)
'use strict';
function main(lines) {
  const [n, m] = lines[0].split(' ').map(Number);
  const g = Array.from(Array(n + 1), () => []);
  const deg = Array(n + 1).fill(0);
  for (let i = 1; i <= m; i++) {
    const [a, b] = lines[i].split(' ').map(Number);
    g[a].push(b);
    deg[b]++;
  }
  const dp = Array(n + 1).fill(0);
  const s = [];
  for (let v = 1; v <= n; v++) if (deg[v] === 0) s.push(v);
  while (s.length) {
    const v = s.pop();
    g[v].forEach((to) => {
      dp[to] = Math.max(dp[to], dp[v] + 1);
      if (--deg[to] === 0) s.push(to);
    });
  }
  console.log(dp.reduce((a, b) => Math.max(a, b)));
}
main(require('fs').readFileSync(0, 'utf8').trim().split('\n'));
