// argus run tests/contest/javascript/dijkstra_heap.js --input 'n, 2*n; lines(2*n, int(1, n), int(1, n), int(1, 99))'
// time: O(n log n)
const tokens = require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number);
let cur = 0;
const n = tokens[cur++];
const m = tokens[cur++];
const graph = Array.from({ length: n }, () => []);
for (let i = 0; i < m; i++) {
  const a = tokens[cur++] - 1, b = tokens[cur++] - 1, c = tokens[cur++];
  graph[a].push([b, c]);
  graph[b].push([a, c]);
}
const heap = [[0, 0]];
const up = (i) => {
  while (i > 0) {
    const p = (i - 1) >> 1;
    if (heap[p][0] <= heap[i][0]) return;
    [heap[p], heap[i]] = [heap[i], heap[p]];
    i = p;
  }
};
const down = (i) => {
  while (true) {
    let s = i, l = 2 * i + 1, r = l + 1;
    if (l < heap.length && heap[l][0] < heap[s][0]) s = l;
    if (r < heap.length && heap[r][0] < heap[s][0]) s = r;
    if (s === i) return;
    [heap[s], heap[i]] = [heap[i], heap[s]];
    i = s;
  }
};
const dist = new Array(n).fill(Infinity);
dist[0] = 0;
while (heap.length) {
  const [d, u] = heap[0];
  const end = heap.pop();
  if (heap.length) {
    heap[0] = end;
    down(0);
  }
  if (d > dist[u]) continue;
  for (const [v, w] of graph[u]) {
    if (d + w < dist[v]) {
      dist[v] = d + w;
      heap.push([dist[v], v]);
      up(heap.length - 1);
    }
  }
}
console.log(dist.map((x) => (x === Infinity ? -1 : x)).join(' '));
