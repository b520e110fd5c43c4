// argus run tests/truth/programs/anagrams.js --input 'n; words(n, 5)'
// time: O(n), memory: O(n)
// Words by their letters; each word is short.
const [, line] = require('fs').readFileSync(0, 'utf8').split('\n');
const groups = {};
for (const word of line.split(' ')) {
  const key = [...word].sort().join('');
  (groups[key] ||= []).push(word);
}
console.log(Object.keys(groups).length);
