// argus run tests/truth/programs/permute.js --function orders --args n
// time: O(n!), memory: O(n), auxiliary: O(n)
// How many orders are there? Each is made.
function orders(n, used = [], taken = 0) {
  if (taken === n) return 1;
  let count = 0;
  for (let i = 0; i < n; i++) {
    if (used[i]) continue;
    used[i] = true;
    count += orders(n, used, taken + 1);
    used[i] = false;
  }
  return count;
}
module.exports = { orders };
