// argus run tests/truth/programs/standings.js --input 'n; perm(n)'
// time: O(n^2), memory: O(n)
// Pairs of place and score are made of all scores again to look up one of them.
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const scores = lines[1].split(' ').map(Number);
const holder = (score) => {
  const found = Object.entries(scores).find(([, other]) => other === score);
  return Number(found?.[0] ?? -1);
};
let checked = 0;
for (let score = 1; score <= scores.length; score++) checked += holder(score) >= 0 ? 1 : 0;
console.log(checked);
