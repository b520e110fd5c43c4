// group: games
// about: puts the work off until the report is written
// expect: refused
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
