// group: files
// about: new files, folders and links outside, by Node's own functions
// expect: held
// env: ARGUS_ATTACK_FOLDER ARGUS_ATTACK_CANARY
'use strict';
const fs = require('fs');
const { ARGUS_ATTACK_FOLDER: folder, ARGUS_ATTACK_CANARY: canary, TMPDIR } = process.env;

function attack() {
  if (!folder || !canary) return 'escaped: no ARGUS_ATTACK_FOLDER or ARGUS_ATTACK_CANARY';
  const tmp = TMPDIR || '/tmp';
  const attempts = {
    file: () => fs.writeFileSync(`${folder}/argus-was-here`, 'x'),
    folder: () => fs.mkdirSync(`${folder}/argus-was-here`),
    append: () => fs.appendFileSync(canary, ''),
    truncate: () => fs.truncateSync(canary, fs.statSync(canary).size),
    copy: () => fs.copyFileSync(process.execPath, `${folder}/argus-was-here`),
    times: () => fs.utimesSync(canary, 1, 1),
    mode: () => fs.chmodSync(canary, 0o644),
    link: () => fs.linkSync(canary, `${tmp}/argus-link`),
    symlink: () => fs.symlinkSync(canary, `${tmp}/argus-symlink`),
    source: () => fs.appendFileSync(__filename, '\n'),
    beside: () => fs.writeFileSync(`${__dirname}/argus-was-here`, 'x'),
  };
  const refusals = ['ENOENT', 'EACCES', 'EPERM', 'EROFS'];
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      attempt();
      return `escaped: ${name}`;
    } catch (error) {
      if (!refusals.includes(error.code)) throw error;
    }
  }
  return 'held';
}
console.log(attack());
