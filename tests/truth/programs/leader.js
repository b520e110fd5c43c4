// argus run tests/truth/programs/leader.js --input 'n; ints(n, 0, 999999)'
// time: O(n), memory: O(n)
// Who leads after each vote? There are only ten names to go through by for-in.
const votes = require('fs').readFileSync(0, 'utf8').split('\n')[1].split(' ');
const counts = {};
let changes = 0;
let leader = null;
for (const vote of votes) {
  const name = `name ${vote.at(-1)}`;
  counts[name] = (counts[name] ?? 0) + 1;
  let best = null;
  for (const other in counts) {
    if (best === null || counts[other] > counts[best]) best = other;
  }
  if (best !== leader) changes++;
  leader = best;
}
console.log(changes >= 0, Object.keys(counts).length);
