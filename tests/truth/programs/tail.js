// argus run tests/truth/programs/tail.js --function recent --args 'words(n, 30)'
// time: O(n), memory: O(n), auxiliary: O(1)
// The last lines of a log: each time the log is cut to fifty, so that slice copies fifty.
const recent = (lines) => {
  let log = [];
  for (const line of lines) {
    log = [...log, line.padEnd(32)].slice(-50);
  }
  return log.map((line) => line.trimEnd()).join('\n').length;
};
module.exports = { recent };
