// argus run tests/contest/javascript/valid_parens.js --input "string(n, '([)]')"
// time: O(n)
const s = require('fs').readFileSync(0, 'utf8').trim();
const pairs = { ')': '(', ']': '[', '}': '{' };
const stack = [];
let removed = 0;
for (let i = 0; i < s.length; i++) {
  const c = s[i];
  if (c in pairs) {
    if (stack.length && stack[stack.length - 1] === pairs[c]) stack.pop();
    else removed++;
  } else stack.push(c);
}
console.log(removed + stack.length);
