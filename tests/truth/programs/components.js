// argus run tests/truth/programs/components.js --input 'n, 2*n; graph(n, 2*n)'
// time: O(n), memory: O(n)
// The parts of a graph by union and find, with halved paths and the smaller under the larger.
class Sets {
  #parent;
  #size;

  constructor(count) {
    this.#parent = Int32Array.from({ length: count + 1 }, (_, i) => i);
    this.#size = new Int32Array(count + 1).fill(1);
    this.count = count;
  }

  find(item) {
    const parent = this.#parent;
    while (parent[item] !== item) {
      parent[item] = parent[parent[item]];
      item = parent[item];
    }
    return item;
  }

  union(a, b) {
    [a, b] = [this.find(a), this.find(b)];
    if (a === b) return;
    if (this.#size[a] < this.#size[b]) [a, b] = [b, a];
    this.#parent[b] = a;
    this.#size[a] += this.#size[b];
    this.count--;
  }
}

const [[n], ...edges] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
  .map((line) => line.split(' ').map(Number));
const sets = new Sets(n);
for (const [u, v] of edges) sets.union(u, v);
console.log(sets.count);
