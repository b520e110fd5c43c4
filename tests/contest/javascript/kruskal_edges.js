// argus run tests/contest/javascript/kruskal_edges.js --input 'n, 2*n; lines(2*n, int(1, n), int(1, n), int(1, 10^6))'
// time: O(n log n)
const input = require('fs').readFileSync(0, 'utf8').split('\n');
const [V, E] = input[0].split(' ').map(Number);
let edges = [];
for (let i = 1; i <= E; i++) edges.push(input[i].split(' ').map(Number));
edges.sort((a, b) => a[2] - b[2]);
const root = [...Array(V + 1).keys()];
function find(x) {
  if (root[x] !== x) root[x] = find(root[x]);
  return root[x];
}
let sum = 0, used = 0;
for (let [u, v, w] of edges) {
  u = find(u);
  v = find(v);
  if (u !== v) {
    root[u] = v;
    sum += w;
    if (++used === V - 1) break;
  }
}
console.log(used === V - 1 ? sum : 'IMPOSSIBLE');
