// argus run tests/contest/javascript/bfs_levels.js --input 'n, 2*n; graph(n, 2*n)'
// time: O(n)
let buf = '';
process.stdin.on('data', (c) => (buf += c));
process.stdin.on('end', () => {
  const tok = buf.split(/\s+/);
  let pos = 0;
  const n = parseInt(tok[pos++]), m = parseInt(tok[pos++]);
  const adj = [];
  for (let i = 0; i <= n; i++) adj.push([]);
  for (let i = 0; i < m; i++) {
    const u = parseInt(tok[pos++]), v = parseInt(tok[pos++]);
    adj[u].push(v);
    adj[v].push(u);
  }
  const level = new Int32Array(n + 1).fill(-1);
  level[1] = 0;
  const queue = [1];
  for (let head = 0; head < queue.length; head++) {
    const u = queue[head];
    for (const v of adj[u]) if (level[v] === -1) {
      level[v] = level[u] + 1;
      queue.push(v);
    }
  }
  console.log(Array.from(level.subarray(1)).join(' '));
});
