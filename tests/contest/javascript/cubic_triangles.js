// argus run tests/contest/javascript/cubic_triangles.js --input 'n; ints(n, 1, 1000)'
// time: O(n^3)
var input = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/);
var n = +input[0], L = [], ans = 0;
for (var i = 1; i <= n; i++) L.push(+input[i]);
for (var i = 0; i < n; i++)
  for (var j = i + 1; j < n; j++)
    for (var k = j + 1; k < n; k++)
      if (L[i] + L[j] > L[k] && L[j] + L[k] > L[i] && L[i] + L[k] > L[j]) ans++;
console.log(ans);
