// argus run tests/truth/programs/rotation.js --function rotations --args "string(n, 'ab')"
// time: O(n^2), memory: O(n), auxiliary: O(n)
// By how much may a text be turned? Each turn is put together and compared.
function rotations(text) {
  let same = 0;
  for (let by = 0; by < text.length; by++) {
    const turned = text.slice(by) + text.slice(0, by);
    if (turned === text) same++;
  }
  return same;
}
module.exports = { rotations };
