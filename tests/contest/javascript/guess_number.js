// argus run tests/contest/javascript/guess_number.js --input 'n'
// time: O(log n)
/**
 * @param {number} n
 * @return {number}
 */
var firstBadVersion = function (isBad) {
  return function (n) {
    let left = 1;
    let right = n;
    while (left < right) {
      const mid = Math.floor(left + (right - left) / 2);
      if (isBad(mid)) {
        right = mid;
      } else {
        left = mid + 1;
      }
    }
    return left;
  };
};

const total = Number(require('fs').readFileSync(0, 'utf8'));
const find = firstBadVersion((v) => v * 3 >= total * 2);
console.log(find(total));
