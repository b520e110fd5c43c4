// group: processes
// about: signals to argus, to the box's first process and to the user's others
// expect: held
// env: ARGUS_ATTACK_PID ARGUS_ATTACK_PEER
'use strict';
const { ARGUS_ATTACK_PID: argus, ARGUS_ATTACK_PEER: peer } = process.env;

function attack() {
  if (!argus || !peer) return 'escaped: no ARGUS_ATTACK_PID or ARGUS_ATTACK_PEER';
  const targets = new Set([1, -1, 0, process.ppid, Number(argus), Number(peer)]);
  targets.delete(process.pid);
  for (const target of targets) {
    try {
      process.kill(target, 0);
      return `escaped: process ${target}`;
    } catch (error) {
      if (error.code !== 'EPERM') throw error;
    }
  }
  return 'held';
}
console.log(attack());
