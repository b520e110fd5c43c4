// argus run tests/contest/javascript/knapsack_2d.js --input 'n, n; lines(n, int(1, 9), int(1, 99))'
// time: O(n^2)
const inp = require('fs').readFileSync(0, 'utf8').trim().split('\n')
  .map((s) => s.split(' ').map(Number));
const N = inp[0][0], W = inp[0][1];
const best = [];
for (let i = 0; i <= N; i++) {
  best[i] = [];
  for (let w = 0; w <= W; w++) {
    if (i === 0) {
      best[i][w] = 0;
      continue;
    }
    const [wt, val] = inp[i];
    best[i][w] = best[i - 1][w];
    if (w >= wt && best[i - 1][w - wt] + val > best[i][w]) best[i][w] = best[i - 1][w - wt] + val;
  }
}
console.log(best[N][W]);
