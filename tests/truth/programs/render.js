// argus run tests/truth/programs/render.js --input 'n; words(n)'
// time: O(n), memory: O(n)
// A page grows by +=, which does not copy what is there.
const [count, line] = require('fs').readFileSync(0, 'utf8').split('\n');
let page = '<ul>';
for (const word of line.split(' ')) {
  page += '<li>';
  page += word;
  page += '</li>';
}
page += `</ul><p>${count} words</p>`;
console.log(page.length);
