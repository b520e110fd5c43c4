// argus run tests/truth/programs/words.js --input 'words(n)'
// time: O(n), memory: O(n)
// How many words are on a line? There is no loop to see.
console.log(require('fs').readFileSync(0, 'utf8').split(' ').length);
