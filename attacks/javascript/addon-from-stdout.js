// group: files
// about: writes a library to its standard output, and loads it as an addon from there
// expect: held
// restricted: skip its output is a memory file there, and of those code can be mapped
'use strict';
const fs = require('fs');

function smallestLibrary() {
  const maps = fs.readFileSync('/proc/self/maps', 'latin1');
  const names = [...new Set(maps.match(/\/\S+\.so[.\d]*$/gm))];
  return names.sort((one, other) => fs.statSync(one).size - fs.statSync(other).size)[0];
}

function attack() {
  if (!fs.fstatSync(1).isFile()) return 'held'; // what is no file is not mapped
  fs.writeSync(1, fs.readFileSync(smallestLibrary()));
  try {
    process.dlopen({ exports: {} }, '/proc/self/fd/1');
  } catch (error) {
    // What was mapped and run is no addon, says Node then.
    if (/failed to map segment|ermi/.test(error.message)) return 'held';
    return `escaped: the library was mapped: ${error.message}`;
  }
  return 'escaped: the library was loaded';
}
console.log(`\n${attack()}`);
