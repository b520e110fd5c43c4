// argus run tests/truth/programs/escaped.js --input 'n; words(n, int(1, 6), "abc<&")'
// time: O(n^2), memory: O(n)
// A tag that escapes what is put in, of which the page so far is a part.
const escape = (text) => String(text).replace(/[<&]/g, (sign) => (sign === '<' ? '(' : '+'));
const html = (strings, ...values) =>
  strings.reduce((text, piece, at) => text + escape(values[at - 1]) + piece);

const words = require('fs').readFileSync(0, 'utf8').trim().split('\n')[1].split(' ');
let page = '';
for (const word of words) page = html`${page}<li>${word}</li>`;
console.log(page.length);
