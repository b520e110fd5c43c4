// argus run tests/contest/javascript/three_sum.js --input 'n; ints(n, -1000, 1000)'
// time: O(n^2)
var threeSum = function (nums) {
  nums.sort((a, b) => a - b);
  let res = 0;
  for (let i = 0; i < nums.length - 2; i++) {
    let l = i + 1, r = nums.length - 1;
    while (l < r) {
      const s = nums[i] + nums[l] + nums[r];
      if (s < 0) l++;
      else if (s > 0) r--;
      else {
        res++;
        l++;
        r--;
      }
    }
  }
  return res;
};
const [, row] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
console.log(threeSum(row.split(' ').map(Number)));
