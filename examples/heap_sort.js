// argus run examples/heap_sort.js --function heapSort --args 'ints(n)'
// time: O(n log n), memory: O(n), auxiliary: O(1)
// Heap sort, written out and not exported: Argus finds it all the same.
'use strict';

function siftDown(items, root, end) {
  for (;;) {
    let child = 2 * root + 1;
    if (child >= end) return;
    if (child + 1 < end && items[child] < items[child + 1]) child++;
    if (items[root] >= items[child]) return;
    [items[root], items[child]] = [items[child], items[root]];
    root = child;
  }
}

function heapSort(items) {
  for (let i = Math.floor(items.length / 2) - 1; i >= 0; i--) siftDown(items, i, items.length);
  for (let end = items.length - 1; end > 0; end--) {
    [items[0], items[end]] = [items[end], items[0]];
    siftDown(items, 0, end);
  }
  return items;
}
