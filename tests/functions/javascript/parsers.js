'use strict';
// Reading formats by hand.

// label: time O(n), space O(n), args "string(n,'12+-*() ')"
function tokenize(source) {
  const tokens = [];
  let i = 0;
  while (i < source.length) {
    const ch = source[i];
    if (ch === ' ') {
      i++;
    } else if (ch >= '0' && ch <= '9') {
      let number = 0;
      while (i < source.length && source[i] >= '0' && source[i] <= '9') {
        number = number * 10 + Number(source[i]);
        i++;
      }
      tokens.push({ type: 'number', number });
    } else {
      tokens.push({ type: ch });
      i++;
    }
  }
  return tokens;
}

// label: time O(n), space O(n), args "n" via sumInPostfix
function evalRPN(tokens) {
  const stack = [];
  const ops = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => Math.trunc(a / b),
  };
  for (const t of tokens) {
    if (t in ops) {
      const b = stack.pop(), a = stack.pop();
      stack.push(ops[t](a, b));
    } else {
      stack.push(parseInt(t, 10));
    }
  }
  return stack[0];
}
const sumInPostfix = (n) => evalRPN([...Array(n).fill('1'), ...Array(n - 1).fill('+')]);

// label: time O(n), space O(n), args "string(n,'(')"
function isBalanced(s) {
  const pairs = { ')': '(', ']': '[', '}': '{' };
  const open = [];
  for (const c of s) {
    if ('([{'.includes(c)) open.push(c);
    else if (pairs[c] && open.pop() !== pairs[c]) return false;
  }
  return open.length === 0;
}

// label: time O(n), space O(1), args "string(n,'()')"
function maxNesting(s) {
  let depth = 0, max = 0;
  for (let i = 0; i < s.length; i++) {
    if (s[i] === '(') max = Math.max(max, ++depth);
    else if (s[i] === ')') --depth;
  }
  return max;
}

// label: time O(n), space O(n), args "string(n,'ab=&')"
function parseQuery(query) {
  const params = {};
  query.split('&').forEach((part) => {
    const [key, value = ''] = part.split('=');
    params[decodeURIComponent(key)] = decodeURIComponent(value);
  });
  return params;
}

/**
 * Splits one line of CSV, quotes honoured.
 * @param {string} line
 * @returns {string[]}
 */
// label: time O(n), space O(n), args "string(n,'ab,')"
function parseCsvLine(line) {
  const fields = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quoted) {
      if (c === '"' && line[i + 1] === '"') {
        field += '"';
        i++;
      } else if (c === '"') {
        quoted = false;
      } else {
        field += c;
      }
    } else if (c === '"') {
      quoted = true;
    } else if (c === ',') {
      fields.push(field);
      field = '';
    } else {
      field += c;
    }
  }
  fields.push(field);
  return fields;
}

// expression := term { '+' term }, term := factor { '*' factor }
class Calculator {
  constructor(tokens = []) {
    this.tokens = tokens;
    this.at = 0;
  }

  peek() {
    return this.tokens[this.at];
  }

  // label: time O(n), space O(n), args "n" via calculateNested
  expression() {
    let value = this.term();
    while (this.peek() === '+') {
      this.at++;
      value += this.term();
    }
    return value;
  }

  term() {
    let value = this.factor();
    while (this.peek() === '*') {
      this.at++;
      value *= this.factor();
    }
    return value;
  }

  factor() {
    const token = this.tokens[this.at++];
    if (token !== '(') return Number(token);
    const value = this.expression();
    this.at++;
    return value;
  }
}

function calculateNested(n) {
  const tokens = [...Array(n).fill('('), '1', ...Array(n).fill(')')];
  return new Calculator(tokens).expression();
}

// label: time O(n), space O(n), args "string(n,'ab./')"
function simplifyPath(path) {
  const stack = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') stack.pop();
    else stack.push(part);
  }
  return '/' + stack.join('/');
}

// label: time O(n), space O(n), args "string(n,'ab{}')"
function renderTemplate(template, values = { a: 'x' }) {
  return template.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

const ROMAN = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

// label: time O(n), space O(1), args "string(n,'MDCLXVI')"
function romanToInt(s) {
  let total = 0;
  for (let i = 0; i < s.length; i++) {
    const v = ROMAN[s[i]];
    total += v < (ROMAN[s[i + 1]] || 0) ? -v : v;
  }
  return total;
}

// label: time O(n), space O(n), args "n"
function intToRoman(num) {
  const table = [
    [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'],
    [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
  ];
  let out = '';
  for (const [value, symbol] of table) {
    while (num >= value) {
      out += symbol;
      num -= value;
    }
  }
  return out;
}

// label: time O(n^2), space O(n), args "string(n,'/*')"
function stripComments(code) {
  let start;
  while ((start = code.indexOf('/*')) !== -1) {
    const end = code.indexOf('*/', start + 2);
    if (end === -1) break;
    code = code.slice(0, start) + code.slice(end + 2);
  }
  return code;
}

// label: time O(n), space O(n), args "string(n,'0123456789abcdef')"
function hexToBytes(hex) {
  const bytes = new Uint8Array(hex.length >> 1);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

// label: time O(n), space O(n), args "string(n,'ab<>&')"
const escapeHtml = (s) =>
  s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

// label: time O(n), space O(n), args "string(n,'ab_')"
function camelCase(name) {
  let out = '', upper = false;
  for (const c of name) {
    if (c === '_') upper = true;
    else {
      out += upper ? c.toUpperCase() : c;
      upper = false;
    }
  }
  return out;
}

// label: time O(n), space O(n), args "string(n,'abcdef '), 40"
function wordWrap(text, width) {
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  if (line) lines.push(line);
  return lines.join('\n');
}

// label: time O(n), space O(n), args "string(n,'1.'), string(n,'1.')"
function compareVersions(a, b) {
  const x = a.split('.').map(Number), y = b.split('.').map(Number);
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const d = (x[i] || 0) - (y[i] || 0);
    if (d) return Math.sign(d);
  }
  return 0;
}

// label: time O(n), space O(1), args "string(n,'01')"
function parseBinary(bits) {
  let value = 0;
  for (const b of bits) value = (value * 2 + (b === '1' ? 1 : 0)) % 4294967296;
  return value;
}

// label: time O(n^2), space O(n), args "repeat(n,1)"
function sumByRest(tokens) {
  let total = 0;
  while (tokens.length) {
    const [first, ...rest] = tokens;
    total += first;
    tokens = rest;
  }
  return total;
}

// label: time O(n), space O(n), args "string(n,'ab=')"
function parseIni(text) {
  const out = new Map();
  let section = '';
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (!line || line.startsWith(';')) continue;
    if (line.startsWith('[') && line.endsWith(']')) {
      section = line.slice(1, -1);
      continue;
    }
    const eq = line.indexOf('=');
    if (eq > 0) out.set(section + '.' + line.slice(0, eq).trim(), line.slice(eq + 1).trim());
  }
  return out;
}

module.exports = {
  tokenize, evalRPN, sumInPostfix, isBalanced, maxNesting, parseQuery, parseCsvLine, Calculator,
  calculateNested, simplifyPath, renderTemplate, romanToInt, intToRoman, stripComments,
  hexToBytes, escapeHtml, camelCase, wordWrap, compareVersions, parseBinary, sumByRest, parseIni,
};
