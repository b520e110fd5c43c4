// argus run tests/contest/javascript/bubble_swaps.js --input 'n; reversed(range(n))'
// time: O(n^2)
var lines = require('fs').readFileSync(0, 'utf8').split('\n');
var n = parseInt(lines[0]);
var a = lines[1].split(' ').map(Number);
var swaps = 0, changed = true;
while (changed) {
  changed = false;
  for (var i = 0; i + 1 < n; i++) {
    if (a[i] > a[i + 1]) {
      var tmp = a[i];
      a[i] = a[i + 1];
      a[i + 1] = tmp;
      swaps++;
      changed = true;
    }
  }
}
console.log(swaps);
