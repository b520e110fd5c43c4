// argus run tests/contest/javascript/uni_selection_sort.js --input 'n; ints(n)'
// time: O(n^2)
const words = require('fs').readFileSync(0, 'utf8').split('\n')[1].split(' ').map(Number);
function swap(arr, i, j) {
  const t = arr[i];
  arr[i] = arr[j];
  arr[j] = t;
}
function selectionSort(arr) {
  for (let i = 0; i < arr.length - 1; i++) {
    let min = i;
    for (let j = i + 1; j < arr.length; j++) if (arr[j] < arr[min]) min = j;
    if (min !== i) swap(arr, i, min);
  }
  return arr;
}
console.log(selectionSort(words).join(' '));
