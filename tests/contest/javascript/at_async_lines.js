// argus run tests/contest/javascript/at_async_lines.js --input 'n; ints(n)'
// time: O(n log n)
const readline = require('readline');
async function main() {
  const rl = readline.createInterface({ input: process.stdin });
  const lines = [];
  for await (const line of rl) lines.push(line);
  const a = lines[1].split(' ').map(Number);
  const rank = new Map([...new Set(a)].sort((x, y) => x - y).map((v, i) => [v, i]));
  console.log(a.map((x) => rank.get(x)).join(' '));
}
main();
