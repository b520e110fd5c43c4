// argus run tests/contest/javascript/sort_every_time.js --input 'n; ints(n, 1, 1000)'
// time: O(n^2 log n)
const toks = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const stones = toks.slice(1);
let kept = 0;
for (let i = 0; i < stones.length; i++) {
  const others = stones.filter((_, j) => j !== i);
  others.sort((a, b) => a - b);
  if (others[others.length >> 1] < stones[i]) kept++;
}
console.log(kept);
