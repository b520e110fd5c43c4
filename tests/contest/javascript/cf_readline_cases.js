// argus run tests/contest/javascript/cf_readline_cases.js --input 'n; lines(n, n, matrix(1, n))'
// time: O(n^2)
// case: O(n)
'use strict';
process.stdin.resume();
process.stdin.setEncoding('utf-8');
let inputString = '';
let currentLine = 0;
process.stdin.on('data', (inputStdin) => {
  inputString += inputStdin;
});
process.stdin.on('end', () => {
  inputString = inputString.trim().split('\n').map((string) => string.trim());
  main();
});
function readLine() {
  return inputString[currentLine++];
}
function main() {
  let t = parseInt(readLine());
  while (t--) {
    const n = parseInt(readLine());
    const a = readLine().split(' ').map((x) => parseInt(x));
    let pos = 0;
    for (let i = 0; i < n; i++) if (a[i] % 2) pos++;
    console.log(pos % 2 ? 'NO' : 'YES');
  }
}
