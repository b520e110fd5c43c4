// argus run tests/contest/javascript/kth_ancestor.js --input 'n, n; tree(n); lines(n, n, int(1, n))'
// time: O(n log n)
const data = require('fs').readFileSync(0, 'utf8').split(/\s+/).map((x) => x | 0);
let p = 0;
const n = data[p++], q = data[p++];
const adj = Array.from({ length: n + 1 }, () => []);
for (let i = 1; i < n; i++) {
  const u = data[p++], v = data[p++];
  adj[u].push(v);
  adj[v].push(u);
}
let K = 1;
while (1 << K <= n) K++;
const up = Array.from({ length: K }, () => new Int32Array(n + 1));
const stack = [[1, 0]];
while (stack.length) {
  const [v, par] = stack.pop();
  up[0][v] = par;
  for (const w of adj[v]) if (w !== par) stack.push([w, v]);
}
for (let j = 1; j < K; j++)
  for (let v = 1; v <= n; v++)
    up[j][v] = up[j - 1][up[j - 1][v]];
const res = [];
for (let i = 0; i < q; i++) {
  let v = data[p++], k = data[p++];
  for (let j = 0; j < K; j++) if ((k >> j) & 1) v = up[j][v];
  res.push(v || -1);
}
console.log(res.join('\n'));
