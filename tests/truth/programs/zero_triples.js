// argus run tests/truth/programs/zero_triples.js --input 'n; ints(n, 1, 1000000000)'
// time: O(n^3), memory: O(n)
// Two loops to see, and a search in the middle.
const numbers = require('fs').readFileSync(0, 'utf8').split('\n')[1].split(' ').map(Number);
let found = 0;
for (let i = 0; i < numbers.length; i++) {
  for (let j = i + 1; j < numbers.length; j++) {
    if (numbers.includes(-numbers[i] - numbers[j])) found++;
  }
}
console.log(found);
