// argus run tests/contest/javascript/lis_tails.js --input 'n; perm(n)'
// time: O(n log n)
var lengthOfLIS = function (nums) {
  const tails = [];
  for (const num of nums) {
    let lo = 0, hi = tails.length;
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (tails[mid] < num) lo = mid + 1;
      else hi = mid;
    }
    tails[lo] = num;
  }
  return tails.length;
};
const [, row] = require('fs').readFileSync(0, 'utf8').split('\n');
console.log(lengthOfLIS(row.split(' ').map(Number)));
