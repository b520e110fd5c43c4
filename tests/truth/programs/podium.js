// argus run tests/truth/programs/podium.js --input 'n; ints(n)'
// time: O(n^2), memory: O(n)
// Sorts by taking the greatest out, which Math.max, indexOf and splice all search for.
const left = require('fs').readFileSync(0, 'utf8').split('\n')[1].split(' ').map(Number);
const ranking = [];
while (left.length > 0) {
  const best = Math.max(...left);
  ranking.push(best);
  left.splice(left.indexOf(best), 1);
}
console.log(ranking[0], ranking.at(-1));
