// group: ipc
// about: watches files, by which boxes could talk to each other
// expect: held
'use strict';
const fs = require('fs');

function attack() {
  for (const path of ['/', '/usr', process.env.TMPDIR || '/tmp', process.execPath]) {
    try {
      fs.watch(path).close();
      return `escaped: watches ${path}`;
    } catch (error) {
      if (!['EPERM', 'EACCES'].includes(error.code)) throw error;
    }
  }
  return 'held';
}
console.log(attack());
