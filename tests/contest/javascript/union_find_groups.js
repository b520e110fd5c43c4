// argus run tests/contest/javascript/union_find_groups.js --input 'n, n; lines(n, int(1, n), int(1, n))'
// time: O(n)
// path halving and union by size: nearly linear, linear as counted
const data = require('fs').readFileSync(0, 'utf8').split(/\s+/);
let ptr = 0;
const ni = () => +data[ptr++];
class DSU {
  constructor(n) {
    this.p = Array.from({ length: n }, (_, i) => i);
    this.size = new Array(n).fill(1);
    this.groups = n;
  }
  find(x) {
    while (this.p[x] !== x) {
      this.p[x] = this.p[this.p[x]];
      x = this.p[x];
    }
    return x;
  }
  union(a, b) {
    a = this.find(a);
    b = this.find(b);
    if (a === b) return false;
    if (this.size[a] < this.size[b]) [a, b] = [b, a];
    this.p[b] = a;
    this.size[a] += this.size[b];
    this.groups--;
    return true;
  }
}
const n = ni(), m = ni();
const d = new DSU(n);
for (let i = 0; i < m; i++) d.union(ni() - 1, ni() - 1);
console.log(d.groups);
