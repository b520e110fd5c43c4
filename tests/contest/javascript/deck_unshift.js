// argus run tests/contest/javascript/deck_unshift.js --input 'n; perm(n)'
// time: O(n^2)
const nums = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number).slice(1);
const deck = [];
nums.forEach((x, i) => {
  if (i % 2) deck.push(x);
  else deck.unshift(x);
});
console.log(deck.join(' '));
