// argus run tests/contest/javascript/sliding_deque.js --input 'n, n/2; ints(n)'
// time: O(n)
const D = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
const n = D[0], k = D[1];
const a = D.slice(2);
const dq = new Array(n);
let head = 0, tail = 0, total = 0;
for (let i = 0; i < n; i++) {
  while (tail > head && a[dq[tail - 1]] >= a[i]) tail--;
  dq[tail++] = i;
  if (dq[head] <= i - k) head++;
  if (i >= k - 1) total += a[dq[head]];
}
console.log(total);
