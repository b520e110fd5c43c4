// group: output
// about: closes its standard streams before it prints
// expect: finished
'use strict';
const fs = require('fs');
for (const stream of [0, 1, 2]) fs.closeSync(stream);
process.on('uncaughtException', () => process.exit(0));
fs.openSync('/dev/null', 'r+');
fs.openSync('/dev/null', 'r+');
fs.openSync('/dev/null', 'r+');
console.log('escaped: nobody reads this');
