// argus run tests/truth/programs/stairs.js --input 'n'
// time: O(n^2), memory: O(n^2)
// A staircase: what is printed grows with the square.
const n = Number(require('fs').readFileSync(0, 'utf8'));
const out = [];
for (let step = 1; step <= n; step++) out.push(' '.repeat(n - step) + '#'.repeat(step));
console.log(out.join('\n'));
