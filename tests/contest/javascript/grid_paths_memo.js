// argus run tests/contest/javascript/grid_paths_memo.js --input "n, n; grid(n, n, '....#')"
// time: O(n^2)
const src = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const [R, C] = src[0].split(' ').map(Number);
const memo = new Map();
const ways = (r, c) => {
  if (r >= R || c >= C) return 0;
  if (src[r + 1][c] === '#') return 0;
  if (r === R - 1 && c === C - 1) return 1;
  const key = r * C + c;
  if (memo.has(key)) return memo.get(key);
  const res = (ways(r + 1, c) + ways(r, c + 1)) % 1000000007;
  memo.set(key, res);
  return res;
};
console.log(ways(0, 0));
