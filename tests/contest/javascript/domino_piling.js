// argus run tests/contest/javascript/domino_piling.js --input 'n, n'
// time: O(1)
process.stdin.resume();
process.stdin.setEncoding('utf8');
process.stdin.once('data', function (d) {
  var a = d.trim().split(' ');
  var m = parseInt(a[0]), k = parseInt(a[1]);
  console.log(Math.floor((m * k) / 2));
});
