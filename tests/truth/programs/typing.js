// argus run tests/truth/programs/typing.js --function type --args "string(n, 'abc<')"
// time: O(n^2), memory: O(n), auxiliary: O(n)
// Someone types and deletes. To look at the end of a text that has just grown puts it into one
// piece, so each += does copy after all.
function type(keys) {
  let text = '';
  let doubled = 0;
  for (const key of keys) {
    if (key === '<' && text.length % 2 === 0) {
      text += '-';
      continue;
    }
    text += key;
    if (text.charAt(text.length - 2) === key) doubled++;
  }
  return doubled;
}
module.exports = { type };
