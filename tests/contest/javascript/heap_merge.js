// argus run tests/contest/javascript/heap_merge.js --input 'n; ints(n, 1, 1000)'
// time: O(n log n)
class MinHeap {
  constructor() { this.a = []; }
  get size() { return this.a.length; }
  push(v) {
    this.a.push(v);
    let i = this.a.length - 1;
    while (i > 0) {
      const p = (i - 1) >> 1;
      if (this.a[p] <= this.a[i]) break;
      [this.a[p], this.a[i]] = [this.a[i], this.a[p]];
      i = p;
    }
  }
  pop() {
    const top = this.a[0];
    const last = this.a.pop();
    if (this.a.length) {
      this.a[0] = last;
      let i = 0;
      for (;;) {
        let c = 2 * i + 1;
        if (c >= this.a.length) break;
        if (c + 1 < this.a.length && this.a[c + 1] < this.a[c]) c++;
        if (this.a[i] <= this.a[c]) break;
        [this.a[i], this.a[c]] = [this.a[c], this.a[i]];
        i = c;
      }
    }
    return top;
  }
}
const nums = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).slice(1).map(Number);
const heap = new MinHeap();
for (const x of nums) heap.push(x);
let cost = 0;
while (heap.size > 1) {
  const s = heap.pop() + heap.pop();
  cost += s;
  heap.push(s);
}
console.log(cost);
