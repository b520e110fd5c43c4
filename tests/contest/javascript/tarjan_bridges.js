// argus run tests/contest/javascript/tarjan_bridges.js --input 'n, 2*n; graph(n, 2*n)'
// time: O(n)
const t = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number);
let q = 0;
const n = t[q++], m = t[q++];
const adj = Array.from({ length: n }, () => []);
for (let i = 0; i < m; i++) {
  const a = t[q++] - 1, b = t[q++] - 1;
  adj[a].push([b, i]);
  adj[b].push([a, i]);
}
const tin = Array(n).fill(-1), low = Array(n).fill(0);
let timer = 0, bridges = 0;
const dfs = (v, via) => {
  tin[v] = low[v] = timer++;
  for (const [to, id] of adj[v]) {
    if (id === via) continue;
    if (tin[to] >= 0) {
      low[v] = Math.min(low[v], tin[to]);
    } else {
      dfs(to, id);
      low[v] = Math.min(low[v], low[to]);
      if (low[to] > tin[v]) bridges++;
    }
  }
};
for (let v = 0; v < n; v++) if (tin[v] < 0) dfs(v, -1);
console.log(bridges);
