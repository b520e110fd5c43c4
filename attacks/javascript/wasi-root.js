// group: secrets
// about: WASI, which opens folders by itself
// expect: held
// env: ARGUS_ATTACK_CANARY
'use strict';
const { WASI } = require('wasi');
const canary = process.env.ARGUS_ATTACK_CANARY;

function attack() {
  if (!canary) return 'escaped: no ARGUS_ATTACK_CANARY';
  const folder = canary.replace(/\/[^/]*$/, '');
  try {
    // WASI opens what it is to show as soon as it is made.
    new WASI({ version: 'preview1', preopens: { '/': folder } });
  } catch (error) {
    if (error.code === 'ERR_WASI_ALREADY_STARTED') throw error;
    const refused = /uvwasi_init|ENOENT|EACCES/.test(`${error.code} ${error.message}`);
    return refused ? 'held' : `escaped: ${error}`;
  }
  return 'escaped: the folder of the canary was opened';
}
console.log(attack());
