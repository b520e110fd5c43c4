// argus run tests/truth/programs/table.js --input "string(n, 'ab'); string(n, 'ab')"
// time: O(n^2), memory: O(n^2)
// The longest common subsequence of two lines.
const [first, second] = require('fs').readFileSync(0, 'utf8').split('\n');
const table = [];
for (let i = 0; i <= first.length; i++) {
  table.push(new Array(second.length + 1).fill(0));
}
for (let i = 1; i <= first.length; i++) {
  for (let j = 1; j <= second.length; j++) {
    table[i][j] = first[i - 1] === second[j - 1]
      ? table[i - 1][j - 1] + 1
      : Math.max(table[i - 1][j], table[i][j - 1]);
  }
}
console.log(table[first.length][second.length]);
