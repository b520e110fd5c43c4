// group: games
// about: works for long, reports a moment, and leaves by a door that has no handlers
// expect: refused
// function: solve
'use strict';
const fs = require('fs');

function solve(values) {
  while (process.cpuUsage().user < 5e5) values.reduce((one, other) => one + other, 0);
  fs.writeSync(3, '{"batches": [[0.001, 100], [0.001, 100]], "mutates": false, "total": 0.002}');
  process.reallyExit(0);
}
