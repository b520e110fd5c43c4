// argus run tests/contest/javascript/robot_visited.js --input "string(n, 'LRUD')"
// time: O(n)
const path = require('fs').readFileSync(0, 'utf8').trim();
const been = new Set(['0,0']);
let [x, y] = [0, 0];
for (const c of path) {
  switch (c) {
    case 'L': x--; break;
    case 'R': x++; break;
    case 'U': y++; break;
    default: y--;
  }
  been.add(`${x},${y}`);
}
console.log(been.size);
