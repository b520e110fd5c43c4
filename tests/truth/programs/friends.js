// argus run tests/truth/programs/friends.js --input 'n; perm(n); perm(n)'
// time: O(n^2), memory: O(n)
// A set makes looking up quick, but it is made again for each question.
const [, mine, yours] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
  .map((line) => line.split(' ').map(Number));
let common = 0;
for (const friend of mine) {
  if (new Set(yours).has(friend)) common++;
}
console.log(common);
