// argus run tests/contest/javascript/coin_change_min.js --input 'n, n/2; range(n/2)'
// time: O(n^2)
const [l1, l2] = require('fs').readFileSync(0, 'utf8').split('\n');
const [amount] = l1.split(' ').map(Number);
const coins = l2.trim().split(' ').map((c) => +c + 1);
const coinChange = (coins, amount) => {
  const dp = Array(amount + 1).fill(Infinity);
  dp[0] = 0;
  for (let a = 1; a <= amount; a++) {
    for (const c of coins) {
      if (c <= a) dp[a] = Math.min(dp[a], dp[a - c] + 1);
    }
  }
  return dp[amount] === Infinity ? -1 : dp[amount];
};
console.log(coinChange(coins, amount));
