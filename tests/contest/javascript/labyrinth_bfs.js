// argus run tests/contest/javascript/labyrinth_bfs.js --input "n, n; grid(n, n, '.')"
// time: O(n^2)
const L = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [h, w] = L[0].split(' ').map(Number);
const g = L.slice(1, h + 1);
const dist = [...Array(h)].map(() => Array(w).fill(-1));
const DIR = [[0, 1], [1, 0], [0, -1], [-1, 0]];
const q = [[0, 0]];
dist[0][0] = 0;
let qi = 0;
while (qi < q.length) {
  const [y, x] = q[qi++];
  for (const [dy, dx] of DIR) {
    const ny = y + dy, nx = x + dx;
    if (ny < 0 || nx < 0 || ny >= h || nx >= w) continue;
    if (g[ny][nx] === '#' || dist[ny][nx] !== -1) continue;
    dist[ny][nx] = dist[y][x] + 1;
    q.push([ny, nx]);
  }
}
console.log(dist[h - 1][w - 1]);
