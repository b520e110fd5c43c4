// argus run tests/truth/programs/rhymes.js --input 'n; words(n, 7)'
// time: O(n^2), memory: O(n)
// Words of which none ends as one before: a labelled continue leaves the inner loop.
const [, line] = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const kept = [];
outer: for (const word of line.split(' ')) {
  for (const other of kept) {
    if (word.endsWith(other.slice(2))) continue outer;
  }
  kept.push(word);
}
console.log(kept.length > 0);
