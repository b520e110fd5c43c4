// Shortest ways with a heap written out.
class Heap {
  constructor() {
    this.items = [];
  }

  push(item) {
    const { items } = this;
    let i = items.length;
    items.push(item);
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (items[parent][0] <= items[i][0]) break;
      [items[parent], items[i]] = [items[i], items[parent]];
      i = parent;
    }
  }

  pop() {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0) return top;
    items[0] = last;
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < items.length && items[child][0] < items[least][0]) least = child;
      }
      if (least === i) return top;
      [items[least], items[i]] = [items[i], items[least]];
      i = least;
    }
  }
}

function shortest(graph, start) {
  const distance = new Map([[start, 0]]);
  const heap = new Heap();
  heap.push([0, start]);
  while (heap.items.length > 0) {
    const [far, node] = heap.pop();
    if (far > distance.get(node)) continue;
    for (const [other, weight] of graph[node]) {
      const way = far + weight;
      if (!distance.has(other) || way < distance.get(other)) {
        distance.set(other, way);
        heap.push([way, other]);
      }
    }
  }
  return distance;
}

const size = 120000;
const graph = [];
for (let i = 0; i < size; i++) {
  graph.push([1, 2, 3, 4].map((k) => [(i * 5 + k * k * 77 + 1) % size, ((i * k) % 17) + 1]));
}
let total = 0;
for (const far of shortest(graph, 0).values()) total += far;
console.log(total);
