// argus run examples/duplicates.js --input 'n; perm(n)'
// time: O(n^2), memory: O(n)
// Does a number occur twice? `import` makes it an ES module; no package.json is needed.
import { readFileSync } from 'node:fs';

const [, ...items] = readFileSync(0, 'utf8').split(/\s+/).filter(Boolean).map(Number);
let twice = 0;
for (let i = 0; i < items.length; i++) {
  for (let j = i + 1; j < items.length; j++) {
    if (items[i] === items[j]) twice++;
  }
}
console.log(twice);
