// argus run tests/truth/programs/in_order.js --input 'n; ints(n)'
// time: O(n^2), memory: O(n)
// A list kept in order: the place is found quickly, making room is not.
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const ordered = [];
for (const number of lines[1].split(' ').map(Number)) {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle] < number) low = middle + 1;
    else high = middle;
  }
  ordered.splice(low, 0, number);
}
console.log(ordered[0]);
