// argus run tests/truth/programs/flat_tree.js --input 'n; tree(n)'
// time: O(n^2), memory: O(n)
// Who is below whom, a level at a time: flatMap asks filter for the children of each.
const [[count], ...edges] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
  .map((line) => line.split(' ').map(Number));
let level = [1];
let levels = 0;
const seen = new Set(level);
while (level.length > 0) {
  level = level.flatMap((parent) => edges
    .filter((edge) => edge.includes(parent))
    .map(([a, b]) => (a === parent ? b : a))
    .filter((child) => !seen.has(child)));
  level.forEach((child) => seen.add(child));
  levels++;
}
console.log(seen.size === count, levels > 0);
