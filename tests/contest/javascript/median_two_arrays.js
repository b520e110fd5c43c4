// argus run tests/contest/javascript/median_two_arrays.js --input 'n; ints(n); ints(n)'
// time: O(n log n)
let data = '';
process.stdin.on('readable', () => {
  let chunk;
  while ((chunk = process.stdin.read()) !== null) data += chunk;
});
process.stdin.on('end', () => {
  const [, a, b] = data.toString().split('\n');
  const all = a.split(' ').concat(b.split(' ')).map(Number);
  all.sort((x, y) => x - y);
  console.log((all[(all.length - 1) >> 1] + all[all.length >> 1]) / 2);
});
