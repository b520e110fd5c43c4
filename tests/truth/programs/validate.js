// argus run tests/truth/programs/validate.js --function isName --args "string(n, 'a')"
// time: O(2^n), memory: O(n), auxiliary: O(n)
// Is it a name? An expression that repeats a repetition tries every way to divide the letters.
const NAME = /^([a-z]+)+$/;
function isName(text) {
  return NAME.test(text + '!');
}
module.exports = { isName };
