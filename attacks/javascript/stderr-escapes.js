// group: output
// about: an exception whose text is made of escape sequences, NUL bytes and half letters
// expect: exit=1
'use strict';
const fs = require('fs');
fs.writeSync(2, Buffer.from([0xff, 0xc3, 0x00, 0x9b, 0x1b, 0x5d, 0x32, 0x3b]));
const error = new Error('\u001b]0;title\u0007\u001b[2J\u0000\ud800\u202e');
error.stack = `\u001b]52;c;cm0=\u0007${error.message}`;
throw error;
