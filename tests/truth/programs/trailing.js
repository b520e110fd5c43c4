// argus run tests/truth/programs/trailing.js --function trimEnd --args "string(n, ' ')"
// time: O(n^2), memory: O(n), auxiliary: O(n)
// Trims by an expression: at each blank it starts anew and runs to the letter behind.
function trimEnd(blanks) {
  const line = `${blanks}.`;
  return line.replace(/\s+$/, '').length;
}
module.exports = { trimEnd };
