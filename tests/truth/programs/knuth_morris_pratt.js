// argus run tests/truth/programs/knuth_morris_pratt.js --input "string(n, 'ab'); 'abaab'"
// time: O(n), memory: O(n)
// Where a word stands in a text: the borders of both, written one behind the other.
const [text, word] = require('fs').readFileSync(0, 'utf8').trim().split('\n');

function borders(line) {
  const length = [0];
  let border = 0;
  for (let i = 1; i < line.length; i++) {
    while (border > 0 && line[i] !== line[border]) border = length[border - 1];
    if (line[i] === line[border]) border++;
    length.push(border);
  }
  return length;
}

const found = borders(word + '#' + text).filter((border) => border === word.length);
console.log(found.length);
