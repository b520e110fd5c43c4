// Sorting, in the variants that everybody writes once.

// label: time O(n^2), space O(1), args "reversed(range(n))"
function bubbleSort(arr) {
  let swapped;
  do {
    swapped = false;
    for (let i = 1; i < arr.length; i++) {
      if (arr[i - 1] > arr[i]) {
        const tmp = arr[i];
        arr[i] = arr[i - 1];
        arr[i - 1] = tmp;
        swapped = true;
      }
    }
  } while (swapped);
  return arr;
}

// label: time O(n^2), space O(1), args "reversed(range(n))"
function insertionSort(a) {
  for (let i = 1; i < a.length; i++) {
    const x = a[i];
    let j = i - 1;
    while (j >= 0 && a[j] > x) {
      a[j + 1] = a[j];
      j--;
    }
    a[j + 1] = x;
  }
  return a;
}

// label: time O(n^2), space O(1), args "perm(n)"
function selectionSort(items) {
  for (let i = 0; i < items.length; i++) {
    let least = i;
    for (let j = i + 1; j < items.length; j++) if (items[j] < items[least]) least = j;
    if (least !== i) [items[i], items[least]] = [items[least], items[i]];
  }
  return items;
}

function merge(left, right) {
  const out = [];
  let i = 0, j = 0;
  while (i < left.length && j < right.length) {
    out.push(left[i] <= right[j] ? left[i++] : right[j++]);
  }
  return out.concat(left.slice(i), right.slice(j));
}

// label: time O(n log n), space O(n), args "perm(n)"
function mergeSort(list) {
  if (list.length <= 1) return list;
  const mid = list.length >> 1;
  return merge(mergeSort(list.slice(0, mid)), mergeSort(list.slice(mid)));
}

// label: time O(n log n), space O(n), args "perm(n)"
function mergeSortBottomUp(input) {
  let from = input.slice();
  let to = new Array(from.length);
  for (let width = 1; width < from.length; width *= 2) {
    for (let lo = 0; lo < from.length; lo += 2 * width) {
      const mid = Math.min(lo + width, from.length);
      const hi = Math.min(lo + 2 * width, from.length);
      for (let i = lo, j = mid, k = lo; k < hi; k++) {
        if (i < mid && (j >= hi || from[i] <= from[j])) to[k] = from[i++];
        else to[k] = from[j++];
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

// label: time O(n^2), space O(n^2), args "range(n)"
function quickSort(xs) {
  if (xs.length < 2) return xs;
  const [pivot, ...rest] = xs;
  const smaller = rest.filter((x) => x < pivot);
  const larger = rest.filter((x) => x >= pivot);
  return [...quickSort(smaller), pivot, ...quickSort(larger)];
}

function partition(a, lo, hi) {
  const pivot = a[hi];
  let i = lo;
  for (let j = lo; j < hi; j++) {
    if (a[j] < pivot) {
      [a[i], a[j]] = [a[j], a[i]];
      i++;
    }
  }
  [a[i], a[hi]] = [a[hi], a[i]];
  return i;
}

// label: time O(n^2), space O(n), args "range(n)"
function quickSortInPlace(a, lo = 0, hi = a.length - 1) {
  if (lo < hi) {
    const p = partition(a, lo, hi);
    quickSortInPlace(a, lo, p - 1);
    quickSortInPlace(a, p + 1, hi);
  }
  return a;
}

// label: time O(n^2), space O(1), args "range(n), 0"
function quickSelect(a, k) {
  let lo = 0, hi = a.length - 1;
  while (lo < hi) {
    const p = partition(a, lo, hi);
    if (p === k) break;
    if (p < k) lo = p + 1;
    else hi = p - 1;
  }
  return a[k];
}

// label: time O(log n), space O(1), args "reversed(range(n)), 0, n"
function siftDown(heap, root, size) {
  while (true) {
    let child = 2 * root + 1;
    if (child >= size) return;
    if (child + 1 < size && heap[child + 1] < heap[child]) child++;
    if (heap[root] <= heap[child]) return;
    [heap[root], heap[child]] = [heap[child], heap[root]];
    root = child;
  }
}

// label: time O(n log n), space O(1), args "perm(n)"
function heapSort(a) {
  for (let i = (a.length >> 1) - 1; i >= 0; i--) siftDown(a, i, a.length);
  for (let end = a.length - 1; end > 0; end--) {
    [a[0], a[end]] = [a[end], a[0]];
    siftDown(a, 0, end);
  }
  return a;
}

// label: time O(n), space O(1), args "perm(n)"
function heapify(a) {
  for (let i = (a.length >> 1) - 1; i >= 0; i--) siftDown(a, i, a.length);
  return a;
}

// label: time O(n), space O(n), args "ints(n,0,99)"
function countingSort(ages) {
  const counts = new Array(100).fill(0);
  for (const age of ages) counts[age]++;
  const sorted = [];
  counts.forEach((c, age) => {
    for (let i = 0; i < c; i++) sorted.push(age);
  });
  return sorted;
}

// label: time O(n), space O(n), args "ints(n,0,65535)"
function radixSort(nums) {
  for (let shift = 0; shift < 32; shift += 8) {
    const buckets = Array.from({ length: 256 }, () => []);
    for (const x of nums) buckets[(x >>> shift) & 255].push(x);
    nums = buckets.flat();
  }
  return nums;
}

// label: time O(n^2 log n), space O(n), args "matrix(n,n)"
function sortRows(matrix) {
  matrix.forEach((row) => row.sort((a, b) => a - b));
  return matrix;
}

// label: time O(n^2), space O(n), args "perm(n)"
function insertIntoSorted(values) {
  const sorted = [];
  for (const v of values) {
    let lo = 0, hi = sorted.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      sorted[mid] < v ? (lo = mid + 1) : (hi = mid);
    }
    sorted.splice(lo, 0, v);
  }
  return sorted;
}

// label: time O(n^2 log n), space O(n), args "ints(n)"
function runningMedianSlow(stream) {
  const seen = [];
  return stream.map((x) => {
    seen.push(x);
    const ordered = seen.slice().sort((a, b) => a - b);
    return ordered[ordered.length >> 1];
  });
}

// label: time O(n log n), space O(n), args "perm(n)"
function countInversions(a) {
  if (a.length < 2) return { sorted: a, count: 0 };
  const mid = Math.floor(a.length / 2);
  const left = countInversions(a.slice(0, mid));
  const right = countInversions(a.slice(mid));
  let count = left.count + right.count;
  const sorted = [];
  let i = 0, j = 0;
  while (i < left.sorted.length || j < right.sorted.length) {
    if (j >= right.sorted.length || left.sorted[i] <= right.sorted[j]) {
      sorted.push(left.sorted[i++]);
    } else {
      count += left.sorted.length - i;
      sorted.push(right.sorted[j++]);
    }
  }
  return { sorted, count };
}

module.exports = {
  bubbleSort, insertionSort, selectionSort, mergeSort, mergeSortBottomUp, quickSort,
  quickSortInPlace, quickSelect, siftDown, heapSort, heapify, countingSort, radixSort, sortRows,
  insertIntoSorted, runningMedianSlow, countInversions,
};
