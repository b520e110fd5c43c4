// argus run tests/truth/programs/matching.js --function match --args 'perm(n)'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// Finds everyone a seat. The marks are wiped for each, though only one is ever set.
function match(wishes) {
  const seats = new Array(wishes.length + 1).fill(null);
  const tried = new Array(wishes.length + 1).fill(false);
  const seat = (who) => {
    const wish = wishes[who];
    if (tried[wish]) return false;
    tried[wish] = true;
    if (seats[wish] !== null && !seat(seats[wish])) return false;
    seats[wish] = who;
    return true;
  };
  let seated = 0;
  for (let who = 0; who < wishes.length; who++) {
    tried.fill(false);
    if (seat(who)) seated++;
  }
  return seated;
}
module.exports = { match };
