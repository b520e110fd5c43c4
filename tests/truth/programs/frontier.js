// argus run tests/truth/programs/frontier.js --function schedule --args 'ints(n, 1, 1000000)'
// time: O(n^2), memory: O(n), auxiliary: O(n)
// A list that is sorted again after each change. V8's sort sees that it is in order but for the
// last item and takes linear time.
const byTime = (a, b) => b.time - a.time;

function schedule(times) {
  const waiting = [];
  let clock = 0;
  times.forEach((time, name) => {
    waiting.push({ time, name });
    waiting.sort(byTime);
    if (waiting.at(-1).time < clock) clock = waiting.pop().time;
    else clock++;
  });
  return waiting.length;
}
module.exports = { schedule };
