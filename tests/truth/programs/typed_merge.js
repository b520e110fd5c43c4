// argus run tests/truth/programs/typed_merge.js --function sorted --args 'ints(n)'
// time: O(n log n), memory: O(n), auxiliary: O(n)
// Merge sort of a typed array: slice copies the left half, set puts the rest back.
function mergeSort(view) {
  if (view.length < 2) return;
  const middle = view.length >>> 1;
  mergeSort(view.subarray(0, middle));
  mergeSort(view.subarray(middle));
  const left = view.slice(0, middle);
  let to = 0;
  let i = 0;
  let j = middle;
  while (i < left.length && j < view.length) {
    view[to++] = left[i] <= view[j] ? left[i++] : view[j++];
  }
  view.set(left.subarray(i), to);
}

function sorted(numbers) {
  const view = new Float64Array(numbers);
  mergeSort(view);
  return view;
}
module.exports = { sorted };
