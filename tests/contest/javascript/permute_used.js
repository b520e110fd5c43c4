// argus run tests/contest/javascript/permute_used.js --input 'n'
// time: O(n!)
const n = parseInt(require('fs').readFileSync(0, 'utf8'));
const used = new Array(n + 1).fill(false);
const path = [];
let good = 0;
function go() {
  if (path.length === n) {
    good += path[0] < path[n - 1] ? 1 : 0;
    return;
  }
  for (let v = 1; v <= n; v++) {
    if (used[v]) continue;
    used[v] = true;
    path.push(v);
    go();
    path.pop();
    used[v] = false;
  }
}
go();
console.log(good);
