// argus run tests/truth/programs/versions.mjs --input 'n; ints(n, 1, 1000000)'
// time: O(n^2), memory: O(n)
// A map that must not be changed: each new entry makes a new map of the old one.
import fs from 'node:fs';

const withEntry = (map, key, value) => new Map(map).set(key, value);

const [, line] = fs.readFileSync(0, 'utf8').split('\n');
let places = new Map();
for (const [place, text] of line.split(' ').entries()) places = withEntry(places, place, text);
console.log(places.size);
