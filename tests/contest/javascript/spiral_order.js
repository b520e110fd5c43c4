// argus run tests/contest/javascript/spiral_order.js --input 'n, n; matrix(n, n)'
// time: O(n^2)
const m = require('fs').readFileSync(0, 'utf8').trim().split('\n').slice(1)
  .map((r) => r.split(' '));
const res = [];
let top = 0, bottom = m.length - 1, left = 0, right = m[0].length - 1;
while (top <= bottom && left <= right) {
  for (let j = left; j <= right; j++) res.push(m[top][j]);
  top++;
  for (let i = top; i <= bottom; i++) res.push(m[i][right]);
  right--;
  if (top <= bottom) {
    for (let j = right; j >= left; j--) res.push(m[bottom][j]);
    bottom--;
  }
  if (left <= right) {
    for (let i = bottom; i >= top; i--) res.push(m[i][left]);
    left++;
  }
}
console.log(res.join(' '));
