// argus run tests/contest/javascript/subordinates.js --input 'n'
// time: O(n)
// i hangs under i >> 1
const n = parseInt(require('fs').readFileSync(0, 'utf8'));
const children = {};
for (let i = 2; i <= n; i++) {
  const boss = i >> 1;
  if (!children[boss]) children[boss] = [];
  children[boss].push(i);
}
const res = new Array(n + 1).fill(0);
function dfs(v) {
  for (const c of children[v] || []) {
    dfs(c);
    res[v] += res[c] + 1;
  }
}
dfs(1);
console.log(res.slice(1).join(' '));
