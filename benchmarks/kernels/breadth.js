// Breadth-first search over a grid and over lists of neighbours.
function steps(width, height) {
  const distance = new Map([['0,0', 0]]);
  let queue = [[0, 0]];
  let most = 0;
  while (queue.length > 0) {
    const next = [];
    for (const [x, y] of queue) {
      for (const [dx, dy] of [[1, 0], [0, 1], [-1, 0], [0, -1]]) {
        const [a, b] = [x + dx, y + dy];
        if (a < 0 || b < 0 || a >= width || b >= height || (a * b) % 11 === 5) continue;
        const key = `${a},${b}`;
        if (distance.has(key)) continue;
        most = distance.get(`${x},${y}`) + 1;
        distance.set(key, most);
        next.push([a, b]);
      }
    }
    queue = next;
  }
  return most;
}

function reach(graph, start) {
  const seen = new Set([start]);
  const queue = [start];
  for (let at = 0; at < queue.length; at++) {
    for (const other of graph[queue[at]]) {
      if (!seen.has(other)) {
        seen.add(other);
        queue.push(other);
      }
    }
  }
  return seen.size;
}

const graph = [];
const size = 300000;
for (let i = 0; i < size; i++) graph.push([(i * 2 + 1) % size, (i * 3 + 7) % size, (i + 1) % size]);
console.log(steps(350, 350), reach(graph, 0));
