// argus run tests/contest/javascript/pairs_binary_search.js --input 'n; perm(n)'
// time: O(n^2 log n)
const lowerBound = (arr, x) => {
  let l = 0, r = arr.length;
  while (l < r) {
    const m = (l + r) >> 1;
    if (arr[m] < x) l = m + 1;
    else r = m;
  }
  return l;
};
function main() {
  const [, b] = require('fs').readFileSync(0, 'utf8').split('\n');
  const v = b.split(' ').map(Number).sort((p, q) => p - q);
  let tri = 0;
  for (let i = 0; i < v.length; i++)
    for (let j = i + 1; j < v.length; j++)
      tri += Math.max(0, lowerBound(v, v[i] + v[j]) - j - 1);
  console.log(tri);
}
main();
