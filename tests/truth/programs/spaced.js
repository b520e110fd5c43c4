// argus run tests/truth/programs/spaced.js --function spaced --args 'words(n, int(1, 9))'
// time: O(n), memory: O(n), auxiliary: O(n)
// A callback of an imported helper is called for each word, and the words are turned around.
const { eachOf } = require('./inventory_parts/each');

function spaced(words) {
  const turned = [];
  eachOf(words, (word) => turned.push(word.split('').reverse().join('')));
  return turned.join(' ').length;
}
module.exports = { spaced };
