// group: calls
// about: another user, another group and a better priority, by Node's own functions
// expect: held
'use strict';
const os = require('os');

const attempts = {
  setuid: () => process.setuid(process.getuid()),
  setgid: () => process.setgid(process.getgid()),
  seteuid: () => process.seteuid(process.getuid()),
  setgroups: () => process.setgroups([]),
  setPriority: () => os.setPriority(0, 5),
};
let answer = 'held';
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt();
    answer = `escaped: ${name}`;
  } catch (error) {
    const code = error.code || error.info?.code;
    if (code !== 'EPERM' && !/EPERM|not permitted/.test(error.message))
      answer = `escaped: unexpected ${name}: ${error.message}`;
  }
}
console.log(answer);
