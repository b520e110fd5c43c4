// argus run tests/contest/javascript/group_anagrams.js --input "n; words(n, 5, 'abc')"
// time: O(n)
// words are short: five letters each, cut to be sure
const words = require('fs').readFileSync(0, 'utf8').split('\n')[1].split(' ');
const groups = {};
for (const word of words) {
  const key = [...word.slice(0, 5)].sort().join('');
  (groups[key] ||= []).push(word);
}
console.log(Object.values(groups).reduce((a, g) => Math.max(a, g.length), 0));
