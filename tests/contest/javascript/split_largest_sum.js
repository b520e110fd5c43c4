// argus run tests/contest/javascript/split_largest_sum.js --input 'n, n/2; ints(n, 1, 1000)'
// time: O(n log n)
// the smallest largest sum of k pieces; the sum grows with n, so that log n guesses are made
const [[n, k], a] = require('fs').readFileSync(0, 'utf8').trim().split('\n')
  .map((l) => l.split(' ').map(Number));
let lo = Math.max(...a), hi = a.reduce((x, y) => x + y, 0);
const pieces = (cap) => {
  let c = 1, s = 0;
  for (const x of a) {
    if (s + x > cap) {
      c++;
      s = 0;
    }
    s += x;
  }
  return c;
};
while (lo < hi) {
  const mid = Math.floor((lo + hi) / 2);
  if (pieces(mid) <= k) hi = mid;
  else lo = mid + 1;
}
console.log(lo);
