// argus run tests/truth/programs/inventory.js --input 'n; words(n, 8)'
// time: O(n^2), memory: O(n)
// The store is a module of its own, which searches a list.
const { Store } = require('./inventory_parts/store');

const [, line] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const store = new Store();
for (const name of line.split(' ')) store.add(name);
console.log(store.count > 0);
