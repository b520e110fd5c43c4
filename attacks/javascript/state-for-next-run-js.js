// group: games
// about: leaves something behind for the next run: files, compiled code, a changed module
// expect: held
// runs: 2
'use strict';
const fs = require('fs');
const tmp = process.env.TMPDIR || '/tmp';
const home = process.env.HOME || tmp;
const places = [tmp, home, __dirname, '/tmp', '/dev/shm', '/var/tmp', '/box', '/argus'];
const found = places.filter((place) => fs.existsSync(`${place}/node_modules`));
for (const place of places) {
  try {
    fs.mkdirSync(`${place}/node_modules/argus`, { recursive: true });
    fs.writeFileSync(`${place}/node_modules/argus/index.js`, 'module.exports = 1');
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOSPC'].includes(error.code)) throw error;
  }
}
console.log(found.length === 0 ? 'held' : `escaped: something was left in ${found[0]}`);
