// argus run tests/contest/javascript/perfect_number.js --input 'n'
// time: O(sqrt n)
const n = Number(require('fs').readFileSync(0, 'utf8'));
let sum = n > 1 ? 1 : 0;
for (let d = 2; d * d <= n; ++d) {
  if (n % d) continue;
  sum += d;
  if (d !== n / d) sum += n / d;
}
console.log(sum === n);
