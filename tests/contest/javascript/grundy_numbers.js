// argus run tests/contest/javascript/grundy_numbers.js --input 'n'
// time: O(n^2)
const n = +require('fs').readFileSync(0, 'utf8').trim();
const g = [0];
for (let i = 1; i <= n; i++) {
  const seen = new Set();
  for (let j = 0; j < i; j++) seen.add(g[j] ^ g[i - 1 - j]);
  let m = 0;
  while (seen.has(m)) m++;
  g.push(m);
}
console.log(g[n] ? 'Alice' : 'Bob');
