// group: files
// about: loads a library from the folder that it may write to, as an addon
// expect: held
'use strict';
const fs = require('fs');
const path = `${process.env.TMPDIR || '/tmp'}/argus-addon.node`;

function smallestLibrary() {
  const maps = fs.readFileSync('/proc/self/maps', 'latin1');
  const names = [...new Set(maps.match(/\/\S+\.so[.\d]*$/gm))];
  return names.sort((one, other) => fs.statSync(one).size - fs.statSync(other).size)[0];
}

function attack() {
  try {
    fs.writeFileSync(path, fs.readFileSync(smallestLibrary()));
  } catch (error) {
    if (!['EACCES', 'EROFS', 'ENOENT'].includes(error.code)) throw error;
    return 'held'; // nothing is writable at all
  }
  try {
    process.dlopen({ exports: {} }, path);
  } catch (error) {
    if (/failed to map segment|not permitted/.test(error.message)) return 'held';
    return `escaped: the library was mapped: ${error.message}`;
  }
  return 'escaped: the library was loaded';
}
console.log(attack());
