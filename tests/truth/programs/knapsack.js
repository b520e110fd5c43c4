// argus run tests/truth/programs/knapsack.js --input 'n, 5*n; lines(n, int(1, 50), int(1, 1000))'
// time: O(n^2), memory: O(n)
// The knapsack in one row: all room is gone through for each thing.
const lines = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n');
const [, room] = lines.shift().split(' ').map(Number);
const best = new Float64Array(room + 1);
for (const line of lines) {
  const [weight, value] = line.split(' ').map(Number);
  for (let space = room; space >= weight; space--) {
    best[space] = Math.max(best[space], best[space - weight] + value);
  }
}
console.log(best[room]);
