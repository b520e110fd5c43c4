// argus run tests/truth/programs/tally_into.js --input 'n; words(n, 8)'
// time: O(n), memory: O(n)
// Entries are assigned to one object: what is already there is not touched again.
const words = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).slice(1);
const places = new Map();
const lengths = {};
words.forEach((word, at) => {
  places.set(word, at);
  Object.assign(lengths, { [word.length % 7]: at });
});
const defaults = Array.from({ length: 100 }, (_, key) => [`option${key}`, key]);
const options = Object.fromEntries(defaults);
for (const word of words) Object.assign(options, { [`option${word.charCodeAt(0) % 100}`]: word });
console.log(places.size, options.option1);
