// group: games
// about: puts work off until the report is written, when there is no more time for it
// expect: finished
// limits: cpu=4 wall=10
// function: solve
'use strict';
process.on('exit', () => {
  const end = Date.now() + 400;
  while (Date.now() < end);
});

function solve(values) {
  return values.length;
}
