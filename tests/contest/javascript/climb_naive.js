// argus run tests/contest/javascript/climb_naive.js --input 'n'
// time: O(1.62^n)
const climb = (n) => (n <= 1 ? 1 : climb(n - 1) + climb(n - 2));
console.log(climb(+require('fs').readFileSync(0, 'utf8')));
