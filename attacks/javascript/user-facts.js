// group: secrets
// about: who the user is, on which machine and network, by what Node asks the system
// expect: held
// restricted: skip the machine's name and network can be asked for there
// env: ARGUS_ATTACK_HOSTNAME ARGUS_ATTACK_SECRET
'use strict';
const os = require('os');
const { ARGUS_ATTACK_HOSTNAME: name, ARGUS_ATTACK_SECRET: secret } = process.env;

function attack() {
  if (!name || !secret) return 'escaped: no ARGUS_ATTACK_HOSTNAME or ARGUS_ATTACK_SECRET';
  const report = JSON.stringify(process.report.getReport());
  if (os.hostname() === name) return `escaped: the machine is ${name}`;
  if (secret in process.env || report.includes(`"${secret}":`)) return `escaped: ${secret}`;
  try {
    return `escaped: the user is ${os.userInfo().username}`;
  } catch (error) {
    if (error.code !== 'ERR_SYSTEM_ERROR') throw error;
  }
  let cards = [];
  try {
    cards = Object.keys(os.networkInterfaces());
  } catch (error) {
    if (error.code !== 'ERR_SYSTEM_ERROR') throw error;
  }
  return cards.length === 0 ? 'held' : `escaped: the network ${cards}`;
}
console.log(attack());
