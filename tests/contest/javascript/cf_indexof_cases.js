// argus run tests/contest/javascript/cf_indexof_cases.js --input 'n; lines(n, n, matrix(1, n, 1, 9999))'
// time: O(n^3)
// case: O(n^2)
const inp = require('fs').readFileSync(0, 'utf8').trim().split('\n');
for (let q = 1; q < inp.length; q += 2) {
  const a = inp[q + 1].split(' ');
  let first = 0;
  a.forEach((x, i) => {
    if (a.indexOf(x) === i) first++;
  });
  console.log(first);
}
