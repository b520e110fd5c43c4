// Graphs as a number of vertices and a list of edges; sparse ones, edges like vertices.

/** @param {number} n @param {[number, number][]} edges */
// label: time O(n), space O(n), args "n, graph(n,2*n,base=0)"
export function adjacency(n, edges) {
  const adj = Array.from({ length: n }, () => []);
  for (const [u, v] of edges) {
    adj[u].push(v);
    adj[v].push(u);
  }
  return adj;
}

// label: time O(n), space O(n), args "n, graph(n,2*n,base=0)"
export function hops(n, edges) {
  const adj = adjacency(n, edges);
  const dist = new Array(n).fill(-1);
  dist[0] = 0;
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const u = queue[head];
    for (const v of adj[u]) {
      if (dist[v] !== -1) continue;
      dist[v] = dist[u] + 1;
      queue.push(v);
    }
  }
  return dist;
}

// label: time O(n^2), space O(n), args "n, graph(n,2*n,base=0)"
export function hopsByShift(n, edges) {
  const adj = adjacency(n, edges);
  const dist = { 0: 0 };
  const queue = [0];
  while (queue.length > 0) {
    const u = queue.shift();
    for (const v of adj[u]) {
      if (dist[v] === undefined) {
        dist[v] = dist[u] + 1;
        queue.push(v);
      }
    }
  }
  return dist;
}

// label: time O(n), space O(n), args "n, graph(n,n/2,base=0)"
export function countComponents(n, edges) {
  const adj = adjacency(n, edges);
  const visited = new Set();
  const dfs = (u) => {
    visited.add(u);
    for (const v of adj[u]) if (!visited.has(v)) dfs(v);
  };
  let components = 0;
  for (let u = 0; u < n; u++) {
    if (visited.has(u)) continue;
    components++;
    dfs(u);
  }
  return components;
}

// label: time O(n), space O(n), args "n, dag(n,2*n,base=0)"
export function canFinish(numCourses, prerequisites) {
  const graph = new Map();
  for (const [a, b] of prerequisites) {
    if (!graph.has(b)) graph.set(b, []);
    graph.get(b).push(a);
  }
  const WHITE = 0, GREY = 1, BLACK = 2;
  const color = Array(numCourses).fill(WHITE);
  function hasCycle(u) {
    color[u] = GREY;
    for (const v of graph.get(u) ?? []) {
      if (color[v] === GREY || (color[v] === WHITE && hasCycle(v))) return true;
    }
    color[u] = BLACK;
    return false;
  }
  for (let c = 0; c < numCourses; c++) if (color[c] === WHITE && hasCycle(c)) return false;
  return true;
}

// label: time O(n), space O(n), args "n, dag(n,2*n,base=0)"
export function topologicalOrder(n, edges) {
  const next = [...Array(n)].map(() => []);
  const waiting = Array(n).fill(0);
  edges.forEach(([from, to]) => {
    next[from].push(to);
    waiting[to]++;
  });
  const ready = [];
  waiting.forEach((w, v) => w === 0 && ready.push(v));
  const order = [];
  while (ready.length) {
    const v = ready.pop();
    order.push(v);
    for (const w of next[v]) if (--waiting[w] === 0) ready.push(w);
  }
  return order.length === n ? order : null;
}

const weight = (u, v) => ((u * 7919 + v * 104729) % 1000003) + 1;

// label: time O(n^2), space O(n), args "n, graph(n,2*n,base=0)"
export function dijkstraByScan(n, edges) {
  const adj = adjacency(n, edges);
  const dist = Array(n).fill(Infinity);
  const done = Array(n).fill(false);
  dist[0] = 0;
  for (let round = 0; round < n; round++) {
    let u = -1;
    for (let v = 0; v < n; v++) {
      if (!done[v] && (u === -1 || dist[v] < dist[u])) u = v;
    }
    if (u === -1 || dist[u] === Infinity) break;
    done[u] = true;
    for (const v of adj[u]) dist[v] = Math.min(dist[v], dist[u] + weight(u, v));
  }
  return dist;
}

export class Heap {
  items = [];

  // label: time O(log n), space O(1), args "sorted(lines(n,int(99),1))" via pushOnHeap
  push(entry) {
    this.items.push(entry);
    let i = this.items.length - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.items[parent][0] <= this.items[i][0]) break;
      [this.items[parent], this.items[i]] = [this.items[i], this.items[parent]];
      i = parent;
    }
  }

  // label: time O(log n), space O(1), args "sorted(lines(n,int(99),1))" via popFromHeap
  pop() {
    const top = this.items[0];
    const last = this.items.pop();
    if (this.items.length > 0) {
      this.items[0] = last;
      let i = 0;
      for (;;) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2]) {
          if (child < this.items.length && this.items[child][0] < this.items[least][0]) {
            least = child;
          }
        }
        if (least === i) break;
        [this.items[i], this.items[least]] = [this.items[least], this.items[i]];
        i = least;
      }
    }
    return top;
  }
}

export function pushOnHeap(items) {
  const heap = new Heap();
  heap.items = items;
  heap.push([-1]);
}

export function popFromHeap(items) {
  const heap = new Heap();
  heap.items = items;
  return heap.pop();
}

// label: time O(n log n), space O(n), args "n, graph(n,2*n,base=0)"
export function dijkstra(n, edges) {
  const adj = adjacency(n, edges);
  const dist = Array(n).fill(Infinity);
  dist[0] = 0;
  const heap = new Heap();
  heap.push([0, 0]);
  while (heap.items.length) {
    const [d, u] = heap.pop();
    if (d > dist[u]) continue;
    for (const v of adj[u]) {
      const far = d + weight(u, v);
      if (far < dist[v]) {
        dist[v] = far;
        heap.push([far, v]);
      }
    }
  }
  return dist;
}

// label: time O(n^2), space O(n), args "n, graph(n,2*n,base=0)"
export function bellmanFord(n, edges) {
  const dist = new Float64Array(n).fill(Infinity);
  dist[0] = 0;
  for (let i = 0; i < n - 1; i++) {
    for (const [u, v] of edges) {
      if (dist[u] + 1 < dist[v]) dist[v] = dist[u] + 1;
    }
  }
  return dist;
}

// label: time O(n log n), space O(n), args "n, graph(n,2*n,base=0)"
export function kruskal(n, edges) {
  const parent = [...Array(n).keys()];
  const find = (x) => {
    while (parent[x] !== x) {
      parent[x] = parent[parent[x]];
      x = parent[x];
    }
    return x;
  };
  let total = 0;
  const byWeight = edges.slice().sort((a, b) => weight(...a) - weight(...b));
  for (const [u, v] of byWeight) {
    const a = find(u), b = find(v);
    if (a === b) continue;
    parent[a] = b;
    total += weight(u, v);
  }
  return total;
}

// label: time O(n), space O(n), args "n, tree(n,base=0)"
export function isBipartite(n, edges) {
  const adj = adjacency(n, edges);
  const side = new Array(n);
  for (let s = 0; s < n; s++) {
    if (side[s] !== undefined) continue;
    side[s] = 0;
    const stack = [s];
    while (stack.length) {
      const u = stack.pop();
      for (const v of adj[u]) {
        if (side[v] === side[u]) return false;
        if (side[v] === undefined) {
          side[v] = 1 - side[u];
          stack.push(v);
        }
      }
    }
  }
  return true;
}

// label: time O(n^3), space O(1), args "matrix(n,n,0,1)"
export function countTriangles(linked) {
  let triangles = 0;
  for (let a = 0; a < linked.length; a++) {
    for (let b = a + 1; b < linked.length; b++) {
      for (let c = b + 1; c < linked.length; c++) {
        if (linked[a][b] && linked[b][c] && linked[a][c]) triangles += 1;
      }
    }
  }
  return triangles;
}

// label: time O(n^2), space O(n^2), args "n, graph(n,2*n,base=0)"
export function allPairsHops(n, edges) {
  const adj = adjacency(n, edges);
  const table = [];
  for (let s = 0; s < n; s++) {
    const dist = Array(n).fill(-1);
    const queue = [s];
    dist[s] = 0;
    for (const u of queue) {
      for (const v of adj[u]) {
        if (dist[v] < 0) {
          dist[v] = dist[u] + 1;
          queue.push(v);
        }
      }
    }
    table.push(dist);
  }
  return table;
}

// label: time O(n^2 log n), space O(n), args "n, graph(n,2*n,base=0)"
export function radius(n, edges) {
  const adj = adjacency(n, edges);
  let best = Infinity;
  for (let s = 0; s < n; s++) {
    const dist = Array(n).fill(Infinity);
    dist[s] = 0;
    const heap = new Heap();
    heap.push([0, s]);
    while (heap.items.length > 0) {
      const [d, u] = heap.pop();
      if (d > dist[u]) continue;
      for (const v of adj[u]) {
        if (d + weight(u, v) >= dist[v]) continue;
        dist[v] = d + weight(u, v);
        heap.push([dist[v], v]);
      }
    }
    best = Math.min(best, dist.reduce((a, b) => Math.max(a, b), 0));
  }
  return best;
}

// label: time O(3^n), space O(n), args "n" via colorsOfLoose
export function countColorings(n, adj, colors = []) {
  const v = colors.length;
  if (v === n) return 1;
  let ways = 0;
  for (let c = 0; c < 3; c++) {
    if (adj[v].some((u) => colors[u] === c)) continue;
    colors.push(c);
    ways += countColorings(n, adj, colors);
    colors.pop();
  }
  return ways;
}
export const colorsOfLoose = (n) => countColorings(n, Array.from({ length: n }, () => []));

// label: time O(n^2), space O(n^2), args "grid(n,n,'#')"
export function numIslands(grid) {
  const seen = grid.map((row) => new Array(row.length).fill(false));
  let islands = 0;
  for (let r = 0; r < grid.length; r++) {
    for (let c = 0; c < grid[0].length; c++) {
      if (grid[r][c] !== '#' || seen[r][c]) continue;
      islands++;
      const todo = [[r, c]];
      seen[r][c] = true;
      while (todo.length) {
        const [y, x] = todo.pop();
        for (const [dy, dx] of [[0, 1], [1, 0], [0, -1], [-1, 0]]) {
          if (grid[y + dy]?.[x + dx] === '#' && !seen[y + dy][x + dx]) {
            seen[y + dy][x + dx] = true;
            todo.push([y + dy, x + dx]);
          }
        }
      }
    }
  }
  return islands;
}

// label: time O(n^2), space O(1), args "lines(n,int(999),int(999))"
export function closestPair(points) {
  let best = Infinity;
  for (let i = 0; i < points.length; i++) {
    for (let j = 0; j < i; j++) {
      const [ax, ay] = points[i], [bx, by] = points[j];
      best = Math.min(best, Math.hypot(ax - bx, ay - by));
    }
  }
  return best;
}
