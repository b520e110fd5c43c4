// argus run tests/contest/javascript/cf_bigint_cases.js --input 'n; lines(n, n, int(1, 9))'
// time: O(n log n)
// case: O(log n)
const rows = require('fs').readFileSync(0, 'utf8').trim().split('\n');
for (let i = 1; i <= Number(rows[0]); i++) {
  let [n, k] = rows[i].split(' ').map((x) => BigInt(x));
  let used = 0n;
  while (n > 0n) {
    if (n & 1n) used += k;
    n >>= 1n;
  }
  console.log(used.toString());
}
