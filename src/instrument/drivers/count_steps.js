// How many steps an expression takes that may go back over what it read, such as /(a+)+$/: by going
// through them, as V8's matcher does. What it cannot follow (looking around, references to groups,
// repetitions of what may be empty) has no steps: undefined.
'use strict';
const { getter, codeAt } = require('./count_library.js');

const Expression = RegExp;
const match = Function.prototype.call.bind(RegExp.prototype.exec);
const append = Function.prototype.call.bind(Array.prototype.push);
const sourceOf = getter(RegExp.prototype, 'source');
const has = {
  global: getter(RegExp.prototype, 'global'),
  ignoreCase: getter(RegExp.prototype, 'ignoreCase'),
  multiline: getter(RegExp.prototype, 'multiline'),
  dotAll: getter(RegExp.prototype, 'dotAll'),
  sticky: getter(RegExp.prototype, 'sticky'),
  unicode: getter(RegExp.prototype, 'unicode'),
};

const COPIES = 1000; // instructions: what {2,9} makes of its insides

// The instructions, with jumps from where they stand: a letter (whether it fits), a place, a choice
// of two ways, a jump.
const [LETTER, PLACE, CHOICE, JUMP] = [0, 1, 2, 3];
const instruction = (op, x, y) => ({ op, x, y });

function joined(...codes) {
  const all = [];
  for (let i = 0; i < codes.length; i++) {
    for (let j = 0; j < codes[i].length; j++) append(all, codes[i][j]);
  }
  return all;
}

// A letter is asked once; later it is known.
function letterTest(atom, flags) {
  const expression = new Expression(`^(?:${atom})$`, flags);
  const known = [];
  return (text, at) => {
    const code = codeAt(text, at);
    if (known[code] === undefined) known[code] = match(expression, text[at]) !== null;
    return known[code];
  };
}

const isWord = letterTest('\\w', '');
const isBorder = (text, at) => (
  (at > 0 && isWord(text, at - 1)) !== (at < text.length && isWord(text, at)));
const isFeed = letterTest('[\\n\\r\\u2028\\u2029]', '');

function placeOf(reader, name) {
  if (name === '^') return (text, at) => at === 0 || (reader.multiline && isFeed(text, at - 1));
  if (name === '$') {
    return (text, at) => at === text.length || (reader.multiline && isFeed(text, at));
  }
  return name === '\\b' ? isBorder : (text, at) => !isBorder(text, at);
}

class Unknown {}

function take(reader, count) {
  let taken = '';
  while (count-- > 0 && reader.at < reader.source.length) taken += reader.source[reader.at++];
  return taken;
}

function atomText(reader) {
  const { source } = reader;
  if (source[reader.at] === '[') {
    let text = '';
    while (source[reader.at] !== ']') text += take(reader, source[reader.at] === '\\' ? 2 : 1);
    return text + take(reader, 1);
  }
  if (source[reader.at] !== '\\') return take(reader, 1);
  const kind = source[reader.at + 1];
  if (kind >= '0' && kind <= '9') throw new Unknown();
  if (kind === 'k' || kind === 'p' || kind === 'P') throw new Unknown();
  return take(reader, kind === 'x' ? 4 : kind === 'u' ? 6 : kind === 'c' ? 3 : 2);
}

function group(reader) {
  take(reader, 1);
  if (reader.source[reader.at] === '?') {
    if (take(reader, 2) !== '?:') throw new Unknown();
  }
  const inside = choices(reader);
  take(reader, 1);
  return inside;
}

function atom(reader) {
  if (reader.source[reader.at] === '(') return group(reader);
  const text = atomText(reader);
  if (text === '^' || text === '$' || text === '\\b' || text === '\\B') {
    return { code: [instruction(PLACE, placeOf(reader, text))], empty: true };
  }
  return { code: [instruction(LETTER, letterTest(text, reader.flags))], empty: false };
}

const isDigit = (letter) => letter >= '0' && letter <= '9';

function number(reader) {
  let digits = '';
  while (isDigit(reader.source[reader.at])) digits += take(reader, 1);
  return digits === '' ? Infinity : +digits;
}

function bounds(reader) {
  const sign = reader.source[reader.at];
  const least = { '*': 0, '?': 0, '+': 1 }[sign];
  if (least !== undefined) {
    take(reader, 1);
    return { least, most: sign === '?' ? 1 : Infinity };
  }
  if (sign !== '{' || !isDigit(reader.source[reader.at + 1])) return { least: 1, most: 1 };
  take(reader, 1);
  const from = number(reader);
  let to = from;
  if (reader.source[reader.at] === ',') {
    take(reader, 1);
    to = number(reader);
  }
  take(reader, 1);
  return { least: from, most: to };
}

// What may be taken or left; what is lazy leaves it first.
function optional(code, length, lazy) {
  return joined([lazy ? instruction(CHOICE, length, 1) : instruction(CHOICE, 1, length)], code);
}

function repeated(reader) {
  const { code, empty } = atom(reader);
  const { least, most } = bounds(reader);
  if (least === 1 && most === 1) return { code, empty };
  const lazy = reader.source[reader.at] === '?';
  if (lazy) take(reader, 1);
  if (empty || code.length * (most < Infinity ? most : least) > COPIES) throw new Unknown();
  let all = [];
  for (let i = 0; i < least; i++) all = joined(all, code);
  if (most === Infinity) {
    const back = instruction(JUMP, -code.length - 1);
    all = joined(all, optional(joined(code, [back]), code.length + 2, lazy));
  } else {
    let tail = [];
    for (let i = least; i < most; i++) {
      const inside = joined(code, tail);
      tail = optional(inside, inside.length + 1, lazy);
    }
    all = joined(all, tail);
  }
  return { code: all, empty: least === 0 };
}

function sequence(reader) {
  let code = [];
  let empty = true;
  while (reader.at < reader.source.length) {
    const letter = reader.source[reader.at];
    if (letter === '|' || letter === ')') break;
    const next = repeated(reader);
    code = joined(code, next.code);
    empty = empty && next.empty;
  }
  return { code, empty };
}

function choices(reader) {
  const first = sequence(reader);
  if (reader.source[reader.at] !== '|') return first;
  take(reader, 1);
  const rest = choices(reader);
  const { length } = first.code;
  return {
    code: joined([instruction(CHOICE, 1, length + 2)], first.code,
      [instruction(JUMP, rest.code.length + 1)], rest.code),
    empty: first.empty || rest.empty,
  };
}

let stack = new Int32Array(1 << 12); // places to go back to: an instruction and a letter
let steps = 0;

function push(depth, instructionAt, at) {
  if (depth + 2 > stack.length) {
    const larger = new Int32Array(2 * stack.length);
    for (let i = 0; i < depth; i++) larger[i] = stack[i];
    stack = larger;
  }
  stack[depth] = instructionAt;
  stack[depth + 1] = at;
  return depth + 2;
}

// Where a match ends that begins there; -1 if none does.
function endFrom(code, text, start) {
  let depth = push(0, 0, start);
  while (depth > 0) {
    depth -= 2;
    let next = stack[depth];
    let at = stack[depth + 1];
    for (;;) {
      if (next === code.length) return at;
      const { op, x, y } = code[next];
      steps++;
      if (op === LETTER) {
        if (at === text.length || !x(text, at)) break;
        at++;
        next++;
      } else if (op === PLACE) {
        if (!x(text, at)) break;
        next++;
      } else if (op === CHOICE) {
        depth = push(depth, next + y, at);
        next += x;
      } else next += x;
    }
  }
  return -1;
}

// A literal in a loop is a new expression each time.
const programs = new Map();
const knownProgram = programs.get.bind(programs);
const keepProgram = programs.set.bind(programs);
const followed = new WeakMap();
const programOf = followed.get.bind(followed);
const followProgram = followed.set.bind(followed);

function compile(expression, flags) {
  const multiline = has.multiline(expression);
  const reader = { source: sourceOf(expression), at: 0, flags, multiline };
  try {
    const { code } = choices(reader);
    const fixed = has.sticky(expression) || (reader.source[0] === '^' && !reader.multiline);
    return { code, fixed, moves: has.sticky(expression) || has.global(expression) };
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

function follow(expression) {
  if (has.unicode(expression)) return;
  const flags = (has.ignoreCase(expression) ? 'i' : '') + (has.dotAll(expression) ? 's' : '');
  const key = `${flags}${has.multiline(expression)}${has.sticky(expression)}`
    + `${has.global(expression)}/${sourceOf(expression)}`;
  let program = knownProgram(key);
  if (program === undefined) {
    program = compile(expression, flags);
    keepProgram(key, program);
  }
  if (program !== undefined) followProgram(expression, program);
}

// The steps of one search from a letter on, or of all of them.
function stepsFrom({ code, fixed }, text, from, all) {
  steps = 0;
  for (let start = from; start <= text.length; start++) {
    const end = endFrom(code, text, start);
    if (fixed || (end >= 0 && !all)) break;
    if (end > start) start = end - 1;
  }
  return steps;
}

module.exports = { follow, programOf, stepsFrom };
