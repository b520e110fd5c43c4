// group: network
// about: the inspector, which lets the network into the program
// expect: held
'use strict';
const inspector = require('inspector');

inspector.open(0, '127.0.0.1');
process.kill(process.pid, 'SIGUSR1');
setTimeout(() => {
  const address = inspector.url();
  console.log(address ? `escaped: the inspector listens at ${address}` : 'held');
  process.exit(0);
}, 300);
