// argus run tests/contest/javascript/assignment_mask.js --input 'n; matrix(n, n, 1, 50)'
// time: O(2^n)
const R = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const n = Number(R[0]);
const cost = R.slice(1).map((r) => r.split(' ').map(Number));
const dp = new Array(1 << n).fill(Infinity);
dp[0] = 0;
for (let mask = 0; mask < 1 << n; mask++) {
  let person = 0;
  for (let x = mask; x; x &= x - 1) person++;
  for (let job = 0; job < n; job++) {
    if (mask & (1 << job)) continue;
    const to = mask | (1 << job);
    dp[to] = Math.min(dp[to], dp[mask] + cost[person][job]);
  }
}
console.log(dp[dp.length - 1]);
