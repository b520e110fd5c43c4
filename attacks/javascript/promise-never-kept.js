// group: games
// about: a promise that nobody keeps: Node ends with status 0 when nothing is left to do
// expect: refused
// function: solve
'use strict';
function solve() {
  return new Promise(() => {});
}
