// argus run tests/contest/javascript/segment_sum_class.js --input 'n, n; ints(n); lines(n, int(1, 2), 1, n)'
// time: O(n log n)
class SegTree {
  constructor(arr) {
    this.n = arr.length;
    this.t = new Array(4 * this.n).fill(0);
    this.build(arr, 1, 0, this.n - 1);
  }
  build(arr, v, tl, tr) {
    if (tl === tr) {
      this.t[v] = arr[tl];
      return;
    }
    const tm = (tl + tr) >> 1;
    this.build(arr, 2 * v, tl, tm);
    this.build(arr, 2 * v + 1, tm + 1, tr);
    this.t[v] = this.t[2 * v] + this.t[2 * v + 1];
  }
  update(v, tl, tr, pos, val) {
    if (tl === tr) {
      this.t[v] = val;
      return;
    }
    const tm = (tl + tr) >> 1;
    if (pos <= tm) this.update(2 * v, tl, tm, pos, val);
    else this.update(2 * v + 1, tm + 1, tr, pos, val);
    this.t[v] = this.t[2 * v] + this.t[2 * v + 1];
  }
  query(v, tl, tr, l, r) {
    if (l > r) return 0;
    if (l === tl && r === tr) return this.t[v];
    const tm = (tl + tr) >> 1;
    return this.query(2 * v, tl, tm, l, Math.min(r, tm)) +
      this.query(2 * v + 1, tm + 1, tr, Math.max(l, tm + 1), r);
  }
}
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [n, q] = lines[0].split(' ').map(Number);
const st = new SegTree(lines[1].split(' ').map(Number));
const out = [];
for (let i = 0; i < q; i++) {
  const [type, a, b] = lines[2 + i].split(' ').map(Number);
  if (type === 1) st.update(1, 0, n - 1, a - 1, b);
  else out.push(st.query(1, 0, n - 1, a, b - 2));
}
console.log(out.join('\n'));
