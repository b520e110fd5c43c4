// argus run tests/contest/javascript/merge_sort_inversions.js --input 'n; ints(n)'
// time: O(n log n)
let count = 0;
function mergeSort(arr) {
  if (arr.length <= 1) return arr;
  const mid = Math.floor(arr.length / 2);
  const left = mergeSort(arr.slice(0, mid));
  const right = mergeSort(arr.slice(mid));
  const merged = [];
  let i = 0, j = 0;
  while (i < left.length && j < right.length) {
    if (left[i] <= right[j]) merged.push(left[i++]);
    else {
      count += left.length - i;
      merged.push(right[j++]);
    }
  }
  return merged.concat(left.slice(i), right.slice(j));
}
const nums = require('fs').readFileSync(0, 'utf8').trim().split(/\s+/).map(Number);
mergeSort(nums.slice(1));
console.log(count);
