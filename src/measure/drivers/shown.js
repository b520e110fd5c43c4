// What a function gave, as text: the same for equal results in Python and in JavaScript, an item of the
// outermost list or table a line, words apart so that numbers can be compared as numbers.
'use strict';

const { createHash } = require('crypto');

const ITEMS_MOST = 1000000; // of what is made as it is asked for
const LONGEST = 8 << 20; // characters; of more only the digest is told
const stringify = JSON.stringify;

function number(value) {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  return String(value);
}

const key = (value) => stringify(typeof value === 'string' ? value : text(value));

function pairs(entries) {
  const texts = [];
  for (const [name, value] of entries) texts.push(`${key(name)}: ${text(value)}`);
  return inOrder(texts);
}

// By code points, as Python sorts.
function inOrder(texts) {
  return texts.map((one) => Array.from(one, (c) => c.codePointAt(0)))
    .sort((a, b) => {
      for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
      return a.length - b.length;
    })
    .map((points) => points.map((c) => String.fromCodePoint(c)).join(''));
}

function listed(value) {
  const texts = [];
  for (const item of value) {
    if (texts.length === ITEMS_MOST) break;
    texts.push(text(item));
  }
  return texts;
}

// The brackets and the texts of what stands between them; null: it holds nothing.
function items(value) {
  if (typeof value !== 'object') return null;
  if (value instanceof Map) return ['{', pairs(value), '}'];
  if (value instanceof Set) return ['[', inOrder(listed(value)), ']'];
  if (typeof value[Symbol.iterator] === 'function') return ['[', listed(value), ']'];
  return ['{', pairs(Object.entries(value)), '}'];
}

function text(value) {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return stringify(value);
  const parts = items(value);
  return parts === null ? typeof value : [parts[0], ...parts[1], parts[2]].join(' ');
}

function whole(value) {
  const parts = value === null || value === undefined ? null : items(value);
  return parts === null ? text(value) : [parts[0]].concat(parts[1], parts[2]).join('\n');
}

// The text; null: the result cannot be written down.
exports.shown = (value) => {
  try {
    const lines = whole(value);
    if (lines.length <= LONGEST) return lines;
    return `sha256 ${createHash('sha256').update(lines).digest('hex')}`;
  } catch {
    return null;
  }
};
