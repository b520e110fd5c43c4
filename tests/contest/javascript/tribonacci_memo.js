// argus run tests/contest/javascript/tribonacci_memo.js --input 'n'
// time: O(n)
const memo = {};
function trib(n) {
  if (n < 3) return n > 0 ? 1 : 0;
  if (memo[n] !== undefined) return memo[n];
  return (memo[n] = (trib(n - 1) + trib(n - 2) + trib(n - 3)) % 1000007);
}
const m = Number(require('fs').readFileSync(0));
let r = 0;
for (let i = 0; i <= m; i++) r = trib(i);
console.log(r);
