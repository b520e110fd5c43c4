// argus run tests/truth/programs/lines_in.js --input 'n; lines(n, words(1, 8))'
// time: O(n^2), memory: O(n)
// Lines as they come, awaited one by one; each makes the list of names anew.
const readline = require('readline');

async function main() {
  let names = [];
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (/^[0-9]/.test(line)) continue;
    names = [line, ...names];
  }
  console.log(names.length, names[0].length);
}

main();
