// argus run tests/contest/javascript/burst_balloons.js --input 'n; ints(n, 1, 100)'
// time: O(n^3)
var maxCoins = function (nums) {
  const a = [1, ...nums, 1];
  const n = a.length;
  const dp = new Array(n).fill(0).map(() => new Array(n).fill(0));
  for (let len = 2; len < n; len++) {
    for (let left = 0; left + len < n; left++) {
      const right = left + len;
      for (let k = left + 1; k < right; k++) {
        const coins = dp[left][k] + dp[k][right] + a[left] * a[k] * a[right];
        dp[left][right] = Math.max(dp[left][right], coins);
      }
    }
  }
  return dp[0][n - 1];
};
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
console.log(maxCoins(lines[1].split(' ').map(Number)));
