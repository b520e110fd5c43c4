// argus run tests/contest/javascript/trie_prefix.js --input 'n; lines(n, string(8))'
// time: O(n)
const lines = require('fs').readFileSync(0, 'utf8').trim().split('\n');
const trie = {};
let shared = 0;
for (let i = 1; i <= +lines[0]; i++) {
  let node = trie;
  for (const ch of lines[i].slice(0, 8)) {
    if (node[ch]) shared++;
    else node[ch] = {};
    node = node[ch];
  }
}
console.log(shared);
