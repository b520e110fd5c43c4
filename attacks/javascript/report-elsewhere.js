// group: games
// about: puts another file in the place of the report
// expect: refused
// function: solve
'use strict';
const fs = require('fs');
fs.closeSync(3);
const held = [];
while (!held.includes(3)) held.push(fs.openSync('/dev/null', 'r+'));

function solve(values) {
  return values.length;
}
