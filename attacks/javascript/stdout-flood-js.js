// group: output
// about: standard output without an end
// expect: output
'use strict';
const line = 'x'.repeat(65535);
for (let i = 0; i < 1000; i++) console.log(line);
console.log('escaped: 64 MB of output');
