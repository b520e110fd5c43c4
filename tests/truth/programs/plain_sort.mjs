// argus run tests/truth/programs/plain_sort.mjs --input 'n; words(n, 8)'
// time: O(n log n), memory: O(n)
// Sorts texts without a comparison of its own, in a module that reads by name.
import { readFileSync } from 'node:fs';

const [, ...words] = readFileSync(0, 'utf8').trim().split(/\s+/);
const { sort } = Array.prototype;
const [first] = sort.call(words);
console.log(first.length);
