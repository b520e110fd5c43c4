// argus run tests/truth/programs/merge.js --function mergeSort --args 'ints(n)'
// time: O(n log n), memory: O(n), auxiliary: O(n)
// Merge sort with slices.
function mergeSort(items) {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle));
  const right = mergeSort(items.slice(middle));
  const merged = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    merged.push(left[i] <= right[j] ? left[i++] : right[j++]);
  }
  while (i < left.length) merged.push(left[i++]);
  while (j < right.length) merged.push(right[j++]);
  return merged;
}
module.exports = { mergeSort };
