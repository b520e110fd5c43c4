// argus run tests/truth/programs/outline.js --input 'n; ints(n, 0, 4)'
// time: O(n), memory: O(n)
// Headings and their depth: the path is cut by its length and pushed to.
const depths = require('fs').readFileSync(0, 'utf8').split('\n')[1].split(' ').map(Number);
const path = [];
let deepest = '';
depths.forEach((depth, number) => {
  if (path.length > depth) path.length = depth;
  path.push(number);
  if (path.length > deepest.split('.').length) deepest = path.join('.');
});
console.log(deepest.split('.').length);
