// group: disk
// about: many files, a hole of a terabyte, and one file that grows by appending
// expect: held
'use strict';
const fs = require('fs');
const tmp = process.env.TMPDIR || '/tmp';
const refusals = ['ENOSPC', 'EFBIG', 'EACCES', 'EROFS', 'ENOENT'];
const room = Buffer.alloc(1 << 19, 1);
let total = 0;

function until(step) {
  try {
    for (let i = 0; i < 64; i++, total += room.length) step(i);
  } catch (error) {
    if (!refusals.includes(error.code)) throw error;
  }
}
until((i) => fs.writeFileSync(`${tmp}/argus-${i}`, room));
until(() => fs.appendFileSync(`${tmp}/argus-long`, room));
let answer = total <= 18 << 20 ? 'held' : `escaped: ${total >> 20} MB of files`;
try {
  fs.truncateSync(`${tmp}/argus-0`, 2 ** 40);
  answer = 'escaped: a hole of a terabyte';
} catch (error) {
  if (!refusals.includes(error.code)) throw error;
}
console.log(answer);
