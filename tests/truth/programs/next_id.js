// argus run tests/truth/programs/next_id.js --input 'n; ints(n, 1, 100)'
// time: O(n^2), memory: O(n)
// The next number is how many there are; to know it, all keys are listed.
class Registry {
  constructor() {
    this.entries = {};
  }

  get size() {
    return Object.keys(this.entries).length;
  }

  add(entry) {
    this.entries[this.size] = entry;
  }
}

const registry = new Registry();
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
for (const text of lines[1].split(' ')) registry.add({ value: Number(text) });
console.log(registry.size);
