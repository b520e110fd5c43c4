class Heap extends Array { #p = 1; static s = () => 2; constructor({a, b = 2}, ...c) { super(); this.items = []; }
  get size() { return this.items.length; }
  push(x) { this.items.push(x); this.up(this.items.length - 1); }
  up(i) { const p = (i - 1) >> 1; if (p >= 0) this.up(p); } }
function* g(n) { yield* g(n - 1); }
