// argus run tests/contest/javascript/lru_cache_map.js --input 'n, n; lines(n, int(1, n))'
// time: O(n)
class LRUCache {
  constructor(capacity) {
    this.cap = capacity;
    this.map = new Map();
  }
  get(key) {
    if (!this.map.has(key)) return -1;
    const v = this.map.get(key);
    this.map.delete(key);
    this.map.set(key, v);
    return v;
  }
  put(key, value) {
    if (this.map.has(key)) this.map.delete(key);
    this.map.set(key, value);
    if (this.map.size > this.cap) this.map.delete(this.map.keys().next().value);
  }
}
const src = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [count, cap] = src[0].split(' ').map(Number);
const cache = new LRUCache(cap >> 1);
let misses = 0;
for (let i = 1; i <= count; i++) {
  const k = Number(src[i]);
  if (cache.get(k) === -1) {
    misses++;
    cache.put(k, i);
  }
}
console.log(misses);
