// argus run tests/contest/javascript/cf_generator_input.js --input 'n; lines(n, n, matrix(1, n))'
// time: O(n^2)
// case: O(n)
function* reader() {
  for (const line of require('fs').readFileSync(0, 'utf8').split('\n')) yield line;
}
const it = reader();
const input = () => it.next().value;
const ints = () => input().trim().split(' ').map(Number);
const [t] = ints();
for (let tc = 0; tc < t; tc++) {
  const [n] = ints();
  const a = ints();
  let l = 0, r = n - 1, sl = 0, sr = 0, best = 0;
  while (l <= r) {
    if (sl <= sr) sl += a[l++];
    else sr += a[r--];
    if (sl === sr) best = l + (n - 1 - r);
  }
  console.log(best);
}
