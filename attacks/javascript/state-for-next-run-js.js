// group: games
// about: leaves something behind for the next run: files, compiled code, a changed module
// expect: held
// runs: 2
'use strict';
const fs = require('fs');
const tmp = process.env.TMPDIR || '/tmp';
const home = process.env.HOME || tmp;
const places = [tmp, home, __dirname, '/tmp', '/dev/shm', '/var/tmp', '/box', '/argus'];
// Read, not only seen: names of the host may be seen in the restricted tier.
const found = places.filter((place) => {
  try {
    return fs.readFileSync(`${place}/node_modules/argus/index.js`).length > 0;
  } catch (error) {
    if (!['ENOENT', 'EACCES', 'EPERM'].includes(error.code)) throw error;
    return false;
  }
});
for (const place of places) {
  try {
    fs.mkdirSync(`${place}/node_modules/argus`, { recursive: true });
    fs.writeFileSync(`${place}/node_modules/argus/index.js`, 'module.exports = 1');
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOSPC'].includes(error.code)) throw error;
  }
}
console.log(found.length === 0 ? 'held' : `escaped: something was left in ${found[0]}`);
