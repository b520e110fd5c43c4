// argus run examples/balance.js --input "string(n, '()')"
// time: O(n), memory: O(n)
// How deep do the brackets of a line go?
const line = require('fs').readFileSync(0, 'utf8').trim();

let depth = 0;
let deepest = 0;
for (const c of line) {
  depth += c === '(' ? 1 : -1;
  if (depth > deepest) deepest = depth;
}
console.log(deepest);
