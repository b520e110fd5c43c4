// argus run tests/contest/javascript/convex_hull.js --input 'n; lines(n, int(0, 9999), int(0, 9999))'
// time: O(n log n)
const pts = require('fs').readFileSync(0, 'utf8').trim().split('\n').slice(1).map((l) => {
  const [x, y] = l.split(' ').map(Number);
  return { x, y };
});
const cross = (o, a, b) => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
pts.sort((a, b) => (a.x === b.x ? a.y - b.y : a.x - b.x));
const lower = [];
for (const p of pts) {
  while (lower.length >= 2 && cross(...lower.slice(-2), p) <= 0) lower.pop();
  lower.push(p);
}
const upper = [];
for (let i = pts.length - 1; i >= 0; i--) {
  const p = pts[i];
  while (upper.length >= 2 && cross(upper.at(-2), upper.at(-1), p) <= 0) upper.pop();
  upper.push(p);
}
console.log(lower.length + upper.length - 2);
