// argus run tests/truth/programs/pair_up.js --input 'n; perm(n)'
// time: O(n^2), memory: O(n^2)
// A generator of pairs, all of them spread into an array.
const fs = require('node:fs');

function* pairs(items) {
  for (const [at, first] of items.entries()) {
    for (const second of items.slice(at + 1)) yield first - second;
  }
}

const [, line] = fs.readFileSync(0, 'utf8').split('\n');
const apart = [...pairs(line.split(' ').map(Number))];
console.log(apart.length, apart[0]);
