// argus run tests/truth/programs/heaps_permutations.js --input 'n'
// time: O(n!), memory: O(n)
// All orders by exchanges in place, after Heap; a callback looks at each.
const size = Number(require('fs').readFileSync(0, 'utf8'));

function permute(items, upTo, visit) {
  if (upTo <= 1) {
    visit(items);
    return;
  }
  for (let i = 0; i < upTo; i++) {
    permute(items, upTo - 1, visit);
    const other = upTo % 2 === 0 ? i : 0;
    [items[other], items[upTo - 1]] = [items[upTo - 1], items[other]];
  }
}

let fixed = 0;
permute([...Array(size).keys()], size, ([first]) => {
  if (first === 0) fixed++;
});
console.log(fixed);
