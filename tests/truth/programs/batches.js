// argus run tests/truth/programs/batches.js --function process --args 'ints(n, 0, 999)'
// time: O(n), memory: O(n), auxiliary: O(n)
// Batches of a hundred, each sliced out, worked on, and pushed by spread.
function process(items, { size = 100, work = (item) => item * 2 } = {}) {
  const done = [];
  for (let start = 0; start < items.length; start += size) {
    const batch = items.slice(start, start + size);
    done.push(...batch.map(work));
  }
  return done;
}
module.exports = { process };
