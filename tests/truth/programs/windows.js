// argus run tests/truth/programs/windows.js --function widest --args "string(n, 'abcdefgh')"
// time: O(n), memory: O(n), auxiliary: O(1)
// The longest stretch without a repeated letter: each end moves forward only.
function widest(text) {
  const last = new Map();
  let start = 0;
  let most = 0;
  for (let end = 0; end < text.length; end++) {
    const letter = text[end];
    if (last.has(letter) && last.get(letter) >= start) start = last.get(letter) + 1;
    last.set(letter, end);
    most = Math.max(most, end - start + 1);
  }
  return most;
}
module.exports = { widest };
