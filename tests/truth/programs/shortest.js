// argus run tests/truth/programs/shortest.js --input 'n, 3*n; graph(n, 3*n)'
// time: O(n log n), memory: O(n)
// Shortest paths after Dijkstra with a heap of one's own, whose methods are called as an array's.
class Heap {
  items = [];

  push(item) {
    const { items } = this;
    let at = items.push(item) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (items[above][0] <= item[0]) break;
      items[at] = items[above];
      at = above;
    }
    items[at] = item;
  }

  shift() {
    const { items } = this;
    const [first] = items;
    const moved = items.pop();
    let at = 0;
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && items[child + 1][0] < items[child][0]) child++;
      if (items[child][0] >= moved[0]) break;
      items[at] = items[child];
      at = child;
    }
    if (items.length > 0) items[at] = moved;
    return first;
  }

  get length() {
    return this.items.length;
  }
}

const [[n], ...edges] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
  .map((line) => line.split(' ').map(Number));
const next = Array.from({ length: n + 1 }, () => []);
for (const [u, v] of edges) {
  const weight = 1 + ((u * 7919 + v * 104729) % 1000);
  next[u].push([v, weight]);
  next[v].push([u, weight]);
}
const distance = new Array(n + 1).fill(Infinity);
const heap = new Heap();
heap.push([0, 1]);
distance[1] = 0;
while (heap.length) {
  const [so_far, at] = heap.shift();
  if (so_far > distance[at]) continue;
  for (const [to, weight] of next[at]) {
    if (so_far + weight >= distance[to]) continue;
    distance[to] = so_far + weight;
    heap.push([distance[to], to]);
  }
}
console.log(Math.max(...distance.slice(1, 100).filter(Number.isFinite)));
