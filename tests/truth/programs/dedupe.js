// argus run tests/truth/programs/dedupe.js --input 'n; ints(n)'
// time: O(n^2), memory: O(n)
// Keeps what was not kept already, and asks by an optional call.
const input = require('fs').readFileSync(0, 'utf8').split('\n');
let kept;
for (const number of input[1].split(' ').map(Number)) {
  if (kept?.includes(number)) continue;
  kept ??= [];
  kept.push(number);
}
console.log(kept?.length ?? 0);
