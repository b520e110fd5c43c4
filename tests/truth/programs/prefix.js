// argus run tests/truth/programs/prefix.js --function same --args "string(n, 'a'), string(n, 'a')"
// time: O(n), memory: O(n), auxiliary: O(n)
// Takes equal letters off two texts. V8's slice of a long text is a view of it and copies nothing.
function same(first, second) {
  let taken = 0;
  while (first.length > 0 && second.length > 0 && first[0] === second[0]) {
    first = first.slice(1);
    second = second.slice(1);
    taken++;
  }
  return taken;
}
module.exports = { same };
