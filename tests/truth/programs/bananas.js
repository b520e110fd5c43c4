// argus run tests/truth/programs/bananas.js --function slowest --args 'ints(n, 1, 1000000), 3*n'
// time: O(n), memory: O(n), auxiliary: O(1)
// Binary search on the answer: how fast must be eaten? Speeds do not grow with the piles.
function slowest(piles, hours) {
  const takes = (speed) => piles.reduce((sum, pile) => sum + Math.ceil(pile / speed), 0);
  let [low, high] = [1, 1000000];
  while (low < high) {
    const speed = (low + high) >> 1;
    if (takes(speed) <= hours) high = speed;
    else low = speed + 1;
  }
  return low;
}
module.exports = { slowest };
