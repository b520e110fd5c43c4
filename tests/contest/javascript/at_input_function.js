// argus run tests/contest/javascript/at_input_function.js --input 'n; ints(n, 1, 9)'
// time: O(n)
function Main(input) {
  input = input.split('\n');
  const N = parseInt(input[0], 10);
  const A = input[1].split(' ').map((n) => parseInt(n, 10));
  let dp = [0, -1e15];
  for (let i = 0; i < N; i++) {
    dp = [Math.max(dp[0], dp[1] + A[i] * 2), Math.max(dp[1], dp[0] + A[i])];
  }
  console.log('%d', Math.max(...dp));
}
Main(require('fs').readFileSync('/dev/stdin', 'utf8'));
