// argus run tests/contest/javascript/polygon_shoelace.js --input 'n; lines(n, int(0, 999), int(0, 999))'
// time: O(n)
const P = require('fs').readFileSync(0, 'utf8').trim().split('\n').slice(1)
  .map((l) => l.split(' ').map(Number));
const area = P.reduce((acc, [x1, y1], i) => {
  const [x2, y2] = P[(i + 1) % P.length];
  return acc + x1 * y2 - x2 * y1;
}, 0);
console.log(Math.abs(area) / 2);
