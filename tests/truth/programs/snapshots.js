// argus run tests/truth/programs/snapshots.js --function replay --args 'ints(n, 0, 9)'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// Every step copies the whole state through JSON, as reducers that must not share do.
const copy = (state) => JSON.parse(JSON.stringify(state));

function replay(events) {
  let state = { items: [], total: 0 };
  for (const event of events) {
    const next = copy(state);
    next.items.push(event);
    next.total += event;
    state = next;
  }
  return state.total;
}
module.exports = { replay };
