// argus run tests/truth/programs/halves.js --function greatest --args 'ints(n, 0, 1000000)'
// time: O(n), memory: O(n), auxiliary: O(n)
// The greatest by halves of a typed array: subarray is a view, so halving is free.
function search(view) {
  if (view.length === 1) return view[0];
  const middle = view.length >>> 1;
  return Math.max(search(view.subarray(0, middle)), search(view.subarray(middle)));
}

function greatest(numbers) {
  return search(Int32Array.from(numbers));
}
module.exports = { greatest };
