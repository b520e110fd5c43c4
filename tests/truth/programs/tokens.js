// argus run tests/truth/programs/tokens.js --input "words(n, int(1,9), 'abc123+*()')"
// time: O(n), memory: O(n)
// A lexer that cuts each token off the rest. The expressions are anchored and the rest is a view of
// the text, so a token costs what it is long.
const RULES = [
  ['space', /^\s+/],
  ['number', /^[0-9]+/],
  ['name', /^[a-z][a-z0-9]*/],
  ['operator', /^[-+*()]/],
];

function* tokens(text) {
  let rest = text;
  next: while (rest !== '') {
    for (const [kind, rule] of RULES) {
      const found = rule.exec(rest);
      if (found === null) continue;
      rest = rest.slice(found[0].length);
      yield kind;
      continue next;
    }
    throw new SyntaxError(`unexpected ${rest[0]}`);
  }
}

const tally = { space: 0, number: 0, name: 0, operator: 0 };
for (const kind of tokens(require('fs').readFileSync(0, 'utf8'))) tally[kind]++;
console.log(tally.name, tally.number, tally.operator);
