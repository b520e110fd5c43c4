// argus run tests/contest/javascript/backtrack_sums.js --input 'n'
// time: O(2^n)
// all subsets of 1..n by backtracking, none of them kept
const N = Number(require('fs').readFileSync(0, 'utf8'));
let cnt = 0;
function backtrack(start, sum) {
  if (sum % 3 === 0) cnt++;
  for (let i = start; i <= N; i++) {
    backtrack(i + 1, sum + i);
  }
}
backtrack(1, 0);
console.log(cnt);
