// argus run tests/contest/javascript/first_unique.js --input "string(n, 'abc')"
// time: O(n)
process.stdin.setEncoding('ascii');
let str = '';
process.stdin.on('data', (chunk) => { str += chunk; });
process.stdin.on('end', () => {
  str = str.trim();
  const freq = new Map();
  for (const ch of str) freq.set(ch, (freq.get(ch) ?? 0) + 1);
  for (let i = 0; i < str.length; i++) {
    if (freq.get(str[i]) === 1) {
      console.log(i);
      return;
    }
  }
  console.log(-1);
});
