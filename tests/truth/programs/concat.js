// argus run tests/truth/programs/concat.js --input 'n; ints(n)'
// time: O(n^2), memory: O(n)
// A list that is made anew at each step.
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
let even = [];
lines[1].split(' ').forEach((text) => {
  const number = Number(text);
  if (number % 2 === 0) even = even.concat([number]);
});
console.log(even.length);
