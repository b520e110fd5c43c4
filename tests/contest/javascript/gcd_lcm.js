// argus run tests/contest/javascript/gcd_lcm.js --input 'n, n*618033989/10^9'
// time: O(log n)
const gcd = (a, b) => (b ? gcd(b, a % b) : a);
require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const [a, b] = line.split(' ').map(Number);
  const g = gcd(a, b);
  console.log(g, (a / g) * b);
});
