// argus run tests/contest/javascript/tree_diameter.js --input 'n; tree(n)'
// time: O(n)
const [first, ...rest] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const n = +first;
const adj = Array.from({ length: n + 1 }, () => []);
for (const row of rest) {
  const [a, b] = row.split(' ').map(Number);
  adj[a].push(b);
  adj[b].push(a);
}
const far = (start) => {
  const dist = Array(n + 1).fill(-1);
  dist[start] = 0;
  const stack = [start];
  let best = start;
  while (stack.length > 0) {
    const v = stack.pop();
    if (dist[v] > dist[best]) best = v;
    for (const w of adj[v]) {
      if (dist[w] < 0) {
        dist[w] = dist[v] + 1;
        stack.push(w);
      }
    }
  }
  return [best, dist[best]];
};
console.log(far(far(1)[0])[1]);
