// argus run tests/contest/javascript/uni_prime_list.js --input 'n'
// time: O(n sqrt n)
// every number up to n is tried on its own
const limit = Number(require('fs').readFileSync(0, 'utf8'));
let steps = 0;
for (let v = 2; v <= limit; v++) {
  for (let d = 1; d * d <= v; d++) steps += v % d === 0 ? 1 : 0;
}
console.log(steps);
