// group: secrets
// about: a file of the user's, by Node's ways of reading, importing and watching
// expect: held
// env: ARGUS_ATTACK_CANARY ARGUS_ATTACK_DB
'use strict';
const fs = require('fs');
const { pathToFileURL } = require('url');
const { ARGUS_ATTACK_CANARY: canary, ARGUS_ATTACK_DB: database } = process.env;

async function attack() {
  if (!canary || !database) return 'escaped: no ARGUS_ATTACK_CANARY or ARGUS_ATTACK_DB';
  const attempts = {
    reading: () => fs.readFileSync(canary),
    'a promise': () => fs.promises.readFile(canary),
    'the root by a link': () => fs.readFileSync(`/proc/self/root${canary}`),
    history: () => fs.readFileSync(database),
    require: () => require(canary),
    import: () => import(pathToFileURL(canary).href),
    copying: () => fs.promises.copyFile(canary, `${process.env.TMPDIR || '/tmp'}/argus-copy`),
    folder: () => fs.promises.opendir(canary.replace(/\/[^/]*$/, '')),
  };
  const refusals = ['ENOENT', 'EACCES', 'MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'];
  for (const [name, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
      return `escaped: ${name}`;
    } catch (error) {
      if (!refusals.includes(error.code)) return `escaped: unexpected ${name}: ${error}`;
    }
  }
  return 'held';
}
attack().then((answer) => console.log(answer));
