// argus run tests/truth/programs/bubble.js --function bubbleSort --args 'ints(n)'
// time: O(n^2), memory: O(n), auxiliary: O(1)
// Bubble sort.
function bubbleSort(items) {
  for (let end = items.length; end > 1; end--) {
    for (let i = 1; i < end; i++) {
      if (items[i - 1] > items[i]) {
        const held = items[i];
        items[i] = items[i - 1];
        items[i - 1] = held;
      }
    }
  }
  return items;
}
module.exports = { bubbleSort };
