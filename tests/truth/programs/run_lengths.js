// argus run tests/truth/programs/run_lengths.js --input "string(n, 'aaab')"
// time: O(n), memory: O(n)
// Runs of a letter become the letter and a number, by an expression with a callback.
const text = require('fs').readFileSync(0, 'utf8').trim();
const packed = text.replace(/(.)\1*/g, (run, letter) => letter + run.length);
const unpacked = packed.replace(/(\D)(\d+)/g, (_, letter, times) => letter.repeat(times));
console.log(packed.length > 0 && unpacked === text);
