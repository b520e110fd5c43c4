// argus run tests/contest/javascript/cf_tree_cases.js --input 'n; lines(n, n, tree(n))'
// time: O(n^2)
// case: O(n)
const data = new Int32Array(require('fs').readFileSync(0, 'utf8').split(/\s+/).map(Number));
let i = 0;
for (let t = data[i++]; t > 0; t--) {
  const n = data[i++];
  const deg = new Int32Array(n + 1);
  const head = new Int32Array(n + 1).fill(-1), to = [], nxt = [];
  const add = (u, v) => {
    to.push(v);
    nxt.push(head[u]);
    head[u] = to.length - 1;
  };
  for (let e = 1; e < n; e++) {
    const u = data[i++], v = data[i++];
    add(u, v);
    add(v, u);
    deg[u]++;
    deg[v]++;
  }
  let leaves = 0;
  const seen = new Uint8Array(n + 1);
  const stack = [1];
  seen[1] = 1;
  while (stack.length) {
    const u = stack.pop();
    if (deg[u] === 1) leaves++;
    for (let e = head[u]; e !== -1; e = nxt[e]) {
      if (!seen[to[e]]) {
        seen[to[e]] = 1;
        stack.push(to[e]);
      }
    }
  }
  console.log(leaves);
}
