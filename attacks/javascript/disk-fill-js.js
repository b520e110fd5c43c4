// group: disk
// about: files of buffers, a hole of a terabyte, and copies of the largest file there is
// expect: held
'use strict';
const fs = require('fs');
const tmp = process.env.TMPDIR || '/tmp';
const refusals = ['ENOSPC', 'EFBIG', 'EACCES', 'EROFS', 'ENOENT'];
let total = 0;

function until(step) {
  try {
    for (let i = 0; i < 64; i++) step(i);
  } catch (error) {
    if (!refusals.includes(error.code)) throw error;
  }
}
const room = Buffer.alloc(1 << 19, 1);
until((i) => {
  fs.writeFileSync(`${tmp}/argus-${i}`, room);
  total += room.length;
});
until((i) => {
  fs.copyFileSync(process.execPath, `${tmp}/argus-copy-${i}`);
  total += fs.statSync(process.execPath).size;
});
let answer = total <= 18 << 20 ? 'held' : `escaped: ${total >> 20} MB of files`;
try {
  fs.truncateSync(`${tmp}/argus-0`, 2 ** 40);
  answer = 'escaped: a hole of a terabyte';
} catch (error) {
  if (!refusals.includes(error.code)) throw error;
}
console.log(answer);
