"""Small programs and their exact counts: title, name, text, [(site, count), …]. What printing costs
("call log") is left out; None: only that it says what it said before."""

CASES = [
    ("loops without blocks", "a.js", b"let n = 0\nfor (let i = 0; i < 3; i++) for (const x of [1,"
     b" 2])"
     b" n += x\nwhile (n > 5) n--\ndo n++; while (n < 9)\nfor (;n < 20; n++) ;\nconsole.log(n)\n",
     [("loop", 3), ("loop", 6), ("loop", 4), ("loop", 4), ("loop", 11)]),
    ("no iteration at all", "a.js", b"for (const x of []) x();\nwhile (false) {}\nconsole.log(1)",
     [("loop", 0), ("loop", 0)]),
    ("for-in", "a.js", b"for (const k in {a: 1, b: 2}) { console.log(k) }", [("loop", 2)]),
    ("labels", "a.js", b"out: for (let i = 0; i < 9; i++)\n  for (let j = 0; j < 9; j++)\n"
     b"    if (j > i) continue out; else if (i == 3) break out\n",
     [("loop", 4), ("loop", 2 + 3 + 4 + 1)]),
    ("an if's else after a loop", "a.js", b"if (0) while (1) break\nelse console.log('e')",
     [("loop", 0)]),
    ("directives", "a.js", b"function f() { 'use strict'\n  return this }\n"
     b"function g() { /* c */ 'use asm'; 'use strict'; return this }\n"
     b"const h = function () { 'use strict' }\nconsole.log(f(), g(), h())",
     [("function f", 1), ("function g", 1), ("function h", 1)]),
    ("a directive for the whole", "a.js", b"'use strict'\n;(function () { console.log(this) })()",
     [("function", 1)]),
    ("arrows", "a.js", b"const o = x => ({x})\nconst s = (a) => b => a + b\n"
     b"console.log(o(1), s(1)(2), (() => {})(), [1, 2].some(x => x in [1]))",
     [("lambda o", 1), ("lambda s", 1), ("lambda", 1), ("function", 1), ("call some", 2),
      ("lambda", 2)]),
    ("lazy generators", "a.js", b"function* g() { for (let i = 0; ; i++) yield i }\n"
     b"const it = g()\nconsole.log(it.next(), it.next())",
     [("function g", 1), ("loop", 2)]),
    ("an unused generator", "a.js", b"function* g() { for (;;) yield }\ng()",
     [("function g", 0), ("loop", 0)]),
    ("async", "a.js", b"async function f(x) { await 0; return x }\nconst a = async x => await"
     b" f(x)\n"
     b"async function* g() { yield 1; yield 2 }\n"
     b"(async () => { for await (const x of g()) console.log(await a(x)) })()",
     [("function f", 2), ("lambda a", 2), ("function g", 1), ("function", 1), ("loop", 2)]),
    ("classes", "a.js", b"class A { static #n = 0; f = () => this.v; static { for (const x of [1,"
     b" 2])"
     b" A.#n += x }\n get v() { return A.#n } set v(x) { A.#n = x } *[Symbol.iterator]() { yield"
     b" 1 }\n"
     b" constructor() { this.k = 1 } }\nclass B extends A { constructor() { super(); this.v = 7 }"
     b" }\n"
     b"console.log(new B().f(), [...new A()])",
     [("lambda f", 1), ("loop", 2), ("function v", 1), ("function v", 1),
      ("function [Symbol.iterator]", 1), ("function constructor", 2), ("function constructor", 1),
      ("call spread", 1)]),
    ("object methods", "a.js", b"const o = { get a() { return 1 }, b() { return 2 }, c: () => 3,"
     b" 'd e': function () { return 4 } }\nconsole.log(o.a, o.b(), o.c(), o['d e'](), o.c.name)",
     [("function a", 1), ("function b", 1), ("lambda c", 1), ("function 'd e'", 1)]),
    ("names of functions", "a.js", b"const o = {}\no.sum = () => 1; exports.list = function () {}\n"
     b"o['a\\tb'] = () => 2; class A { [`x\n\ty`]() {} }\n({ [1 +\n 2]: () => 3 })",
     [("lambda sum", 0), ("function list", 0), ("lambda o['a\\tb']", 0),
      ("function", 0), ("lambda", 0)]),
    ("names stay", "a.js", b"const f = () => 1, g = function () {}\nlet { h = () => 2 } = {}\n"
     b"console.log(f.name, g.name, h.name, f.length)",
     [("lambda f", 0), ("function g", 0), ("lambda", 0)]),
    ("CRLF", "a.js", b"for (let i = 0; i < 2; i++)\r\n  console.log(i)\r\nfunction f() {\r\n"
     b"  'use strict'\r\n  return 1\r\n}\r\nf()\r\n", [("loop", 2), ("function f", 1)]),
    ("a BOM", "a.js", b"\xef\xbb\xbffor (let i = 0; i < 2; i++) console.log(i)\n", [("loop", 2)]),
    ("a hashbang", "a.js", b"#!/usr/bin/env node\nfor (const x of 'ab') console.log(x)\n",
     [("loop", 2)]),
    ("one line", "a.js", b"!function(){for(var t=0,e=0;e<3;e++)t+=e;var n=function(t){return"
     b" t?n(t-1)"
     b":0};console.log(t,n(3))}();", [("function", 1), ("loop", 3), ("function n", 4)]),
    ("other letters", "a.js", "const größe = (ñ) => ñ + '€'\nfor (const 変 of ['é']) "
     "console.log(größe(変))\n".encode(), [("lambda größe", 1), ("loop", 1)]),
    ("tabs and spaces", "a.js", b"for (const x of [1])\n\t  for (const y of [2])\n "
     b" \tconsole.log(x)",
     [("loop", 1), ("loop", 1)]),
    ("comments at the edges", "a.js", b"const f = x => /* a */ x // b\nwhile (f(0)) // c\n  f()"
     b" // d\n"
     b"for (const x of [1]) /* e */ f(x) /* f */\n",
     [("lambda f", 2), ("loop", 0), ("loop", 1)]),
    ("comments after directives", "a.js", b"function f() { 'use strict' // a\n return this }\n"
     b"function g() { 'use strict' /* b */ /* c */\n /* d */ 'x' // e\n return this }\n"
     b"const o = { get x() { 'use strict'; // f\n return 1 } }\nconsole.log(f(), g(), o.x)",
     [("function f", 1), ("function g", 1), ("function x", 1)]),
    ("bodies within bodies", "a.js", b"for (const x of [1, 2]) for (const y of [1]) if (x) y // a\n"
     b"else x // b\nlet n = 3; do n-- // c\nwhile (n) // d\n",
     [("loop", 2), ("loop", 2), ("loop", 3)]),
    ("a module", "a.mjs", b"import fs from 'fs'\nexport default function () { return 1 }\n"
     b"export const f = async () => 2\nfor await (const x of [f()]) console.log(x, typeof fs)\n",
     [("function", 0), ("lambda f", 1), ("loop", 1)]),
    ("the main program", "a.js", b"console.log(require.main === module, process.argv.length,"
     b" require('path').basename(process.argv[1]), globalThis.propertyIsEnumerable('_ac'),"
     b" require('fs').readFileSync(0, 'utf8'))",
     [("call readFileSync", 3)]),
    ("exit in a loop", "a.js", b"for (let i = 0; ; i++) if (i === 5) process.exit(3)",
     [("loop", 6)]),
    ("an exception", "a.js", b"for (;;) { throw new Error('no') }", [("loop", 1)]),
    ("exit handlers", "a.js", b"process.on('exit', () => { for (const x of [1, 2]) console.log(x)"
     b" })\n"
     b"process.exitCode = 4", [("function", 1), ("loop", 2)]),
    ("timers", "a.js", b"let n = 0\nconst t = setInterval(() => { if (++n > 2) clearInterval(t)"
     b" }, 1)",
     [("function", 3)]),
    ("deep nesting", "a.js", b"const x = " + b"(" * 800 + b"(() => 1)()" + b")" * 800
     + b"; console.log(x)", [("lambda", 1)]),
    ("methods of lists", "a.js", b"const xs = [5, 3, 1, 4]\nconsole.log(xs.includes(9),"
     b" xs.indexOf(3),"
     b" xs.slice(1), xs.concat([1, 2, 3]), xs.splice(0, 1),"
     b" xs.shift())\nxs.unshift(1)\nxs.push(2)\n"
     b"xs.sort()\nxs.sort((a, b) => a - b)",
     [("call includes", 4), ("call indexOf", 4), ("call slice", 3), ("call concat", 7),
      ("call splice", 4), ("call shift", 3), ("call unshift", 2), ("call sort", 8), ("call sort",
     4),
      ("lambda", 3)]),
    ("methods of texts", "a.js", b"const s = 'abcdefgh'\nconsole.log(s.slice(1), s.repeat(3),"
     b" s.split(''), s.concat('xy'), s.startsWith('abc'), s.padEnd(20).length, s.toUpperCase())",
     [("call slice", 1), ("call repeat", 24), ("call split", 8), ("call concat", 10),
      ("call startsWith", 3), ("call padEnd", 28), ("call toUpperCase", 8)]),
    ("maps and sets", "a.js", b"const m = new Map([[1, 2], [3, 4]]), s = new Set('abca')\n"
     b"m.set(5, 6); m.forEach(() => {}); s.forEach(() => {})\n"
     b"console.log([...m.keys()], Array.from(s), m.toString())",
     [("call Map", 2), ("call Set", 4), ("call set", 1), ("call forEach", 3), ("function", 3),
      ("call forEach", 3), ("function", 3), ("call spread", 3), ("call from", 3),
      ("call toString", 1)]),
    ("functions of the library", "a.js", b"const o = { a: 1, b: [1, 2]"
     b" }\nconsole.log(Object.keys(o),"
     b" Object.entries(o), Object.assign({}, o), JSON.parse(JSON.stringify(o)),"
     b" structuredClone([[1], [2]]), Math.max(...[1, 2, 3]), {...o})",
     [("call keys", 2), ("call entries", 2), ("call assign", 3), ("call parse", 3),
      ("call stringify", 5), ("call structuredClone", 5), ("call spread", 3),
      ("call spread", 2)]),
    ("typed arrays", "a.js", b"const t = new Float64Array(9), b = Buffer.from('abcd')\n"
     b"t.set([1, 2], 3); console.log(t.slice(0, 2), t.indexOf(7), b.slice(1).length)",
     [("call from", 4), ("call set", 2), ("call slice", 2),
      ("call indexOf", 9), ("call slice", 1)]),
    ("what is the program's own", "a.js", b"class Set { constructor(x) { this.x = x } slice() {"
     b" return"
     b" this.x } }\nconst p = new Proxy([1], { get() { throw 1 }, ownKeys() { throw 2 } })\n"
     b"class L extends Array { get length() { throw 3 } }\nlet n = 0\n"
     b"const o = { get length() { n++ }, slice() { return 4 } }\n"
     b"console.log(new Set(5).slice(), o.slice(), n, L.prototype.slice.length)\n"
     b"try { p.slice() } catch (e) { console.log(e) }",
     [("function constructor", 1), ("function slice", 1), ("function get", 1), ("function"
     " ownKeys", 0),
      ("function length", 0), ("function length", 0), ("function slice", 1), ("call slice", 1),
      ("call slice", 1), ("call slice", 0)]),
    ("receivers at odd places", "a.js", b"function f(x) { switch (x) { case'b'.slice():"
     b" return[1].slice()"
     b"\n default: return(x).concat } }\nconsole.log(typeof[1].slice(), f('b'), void[2].slice())\n"
     b"for (const x of[1].slice()) console.log(x)\nconst y = () =>[1].slice()\nconsole.log(y())",
     [("function f", 1), ("call slice", 1), ("call slice", 1), ("call slice", 1), ("call slice", 1),
      ("loop", 1), ("call slice", 1), ("lambda y", 1), ("call slice", 1)]),
    ("optional chains", "a.js", b"let a, b = [1, 2]\nconsole.log(a?.x.slice(), b?.slice(),"
     b" a?.slice(),"
     b" b.slice?.(), a?.b.c().slice()[0])", [("call slice", 1), ("call slice", 2), ("call slice", 1),
      ("call slice", 2)]),
    ("a line end behind an arrow function", "a.js", b"const f = () => { return 1 }\n[3, 1].sort()\n"
     b"console.log(f())", [("function", 1)]),
    ("the counters' own names", "a.js", b"const _ac = 1; for (const x of [1]) console.log(_ac)",
     []),
    ("workers", "a.js", b"const { Worker, isMainThread } = require('worker_threads')\n"
     b"for (let i = 0; i < (isMainThread ? 2 : 5); i++) if (isMainThread) new Worker(__filename)",
     [("loop", 12)]),
    ("iterators are not consumed", "a.js", b"function* g() { yield 1; yield 2 }\n"
     b"console.log([...g()], Array.from(g()), new Set(g()).size, Math.max(...g()))\n"
     b"const [h, ...t] = [1, 2, 3]; console.log(t)",
     [("function g", 4), ("call spread", 2), ("call from", 2), ("call Set", 1), ("call spread", 1),
      ("call spread", 3)]),
    ("awaited and yielded", "a.js", b"async function f() { return [1, 2] }\n(async () => {"
     b" console.log((await f()).slice(), [0].concat(await f())) })()\n"
     b"function* g() { console.log([1].concat(yield)) }\nconst i = g(); i.next(); i.next([2])",
     [("function f", 2), ("function", 1), ("call slice", 2), ("call concat", 3), ("function g", 1),
      ("call concat", 2)]),
    ("words", "a.js", b"const s = ' 1 22,333 \\n'\nconsole.log(s.trim(), s.split(' '), s.split(''),"
     b" s.match(/2/g), JSON.parse('[1,2]'), 'x'.repeat(130).split('y').length)\n"
     b"process.stdout.write('a b c')",
     # Three blanks go.
     [("call trim", 4), ("call split", 4), ("call split", 11), ("call match", 2), ("call parse", 2),
      ("call split", 3), ("call repeat", 130), ("call write", 3)]),
    ("sorts", "a.js", b"const x = ['b', 'c', 'd', 'e', 'a', 'b', 'c', 'd']\n"
     b"console.log([...x].sort().length, [10, 9, 1].sort(), x.toSorted((a, b) => a < b ? -1 : "
     b"1)[0])\n"
     b"const by = new Intl.Collator().compare; x.sort(by)\n"
     b"const y = [2, 1]; Object.defineProperty(y, 0, { get() { throw 1 } })\n"
     b"try { y.sort() } catch (e) { console.log(e) }",
     # Of the comparator's calls 4 find the first run, 11 the places of what follows.
     # Two runs of four: 8 + 8 * log2(2). 10 comes after 1 but before 9: runs 10 | 9 | 1, no less
     # than 3 * log2(3). The comparator's calls are its own; the collator's are not counted.
     [("call sort", 16), ("call spread", 8), ("call sort", 5), ("call toSorted", 8), ("lambda", 15),
      ("call sort", 24), ("function get", 1), ("call sort", 2)]),
    ("what is gathered", "a.js", b"const f = ([h, ...t]) => t.length, g = (a, ...b) => b\n"
     b"function k(...x) { 'y'; return x } class A { m({ p: [, ...q], ...r } = {}) { return [q, "
     b"r] } }\n"
     b"let a, b; [a, ...b] = [1, 2, 3]; ({ a, ...b } = { a: 1, c: 2 })\n"
     b"for (const [u, ...v] of [[1, 2, 3], [4]]) { let v = 5; a = v }\n"
     b"for (const { u, ...v } of [{ u: 1, w: 2 }]) a = v\n"
     b"console.log(f([1, 2, 3]), g(1), k(1, 2), new A().m({ p: [1, 2, 3], s: 1 }), a, b)",
     [("lambda f", 1), ("call spread", 2), ("lambda g", 1), ("call spread", 1), ("function k", 1),
      ("call spread", 2), ("function m", 1), ("call spread", 2), ("call spread", 1),
      ("call spread", 3), ("call spread", 2), ("loop", 2), ("call spread", 3), ("loop", 1),
      ("call spread", 1)]),
    ("texts that grow", "a.js", b"let s = '', n = 0; const o = { t: '' }\n"
     b"for (let i = 0; i < 20; i++) { s += 'x'; n += s[i] === 'x' ? 1 : 0; o.t = o.t + 'y' }\n"
     b"console.log(n, o.t.charAt(1), o.t.charAt(2)); function f(s) { return s[0] } f('a')",
     # Up to 12 letters are copied at once; 13 + ... + 20 = 132.
     [("loop", 20), ("call flatten", 12 + 132), ("call flatten", 20), ("call flatten", 1),
      ("function f", 1), ("call flatten", 1)]),
    ("views", "a.js", b"const s = 'abcdefgh'.repeat(4), m = new Map(), k = s.slice(2), v = "
     b"s.slice(3)\n"
     b"m.set(k, 1); m.set(s.slice(4), 2)\nconsole.log(m.size, v.length, s.slice(5) === s,"
     b" s.slice(6) + 'x')",
     [("call repeat", 32), ("call slice", 30), ("call slice", 1), ("call set", 1),
      ("call set", 1), ("call slice", 28), ("call slice", 27), ("call slice", 26)]),
    ("how far a search goes", "a.js", b"const s = 'ab'.repeat(50), r = /b/g, a = /^x|y/, e = "
     b"/^(x|b)/\n"
     b"while (r.exec(s)) ;\nconsole.log(a.test(s), e.test(s), /^a/.exec(s)[0], s.indexOf('b', 4),"
     b" s.indexOf('x', 4), /[|]^/.test(s), /^a/.test('abc'), [1, 2, 3].indexOf(3, 1))",
     # 2 for each of the 50, then nothing behind the end. A short text counts as a whole.
     [("call repeat", 100), ("loop", 50), ("call exec", 101), ("call test", 100), ("call test", 1),
      ("call exec", 1), ("call indexOf", 2), ("call indexOf", 96), ("call test", 100),
      ("call test", 3), ("call indexOf", 2)]),
    ("expressions that go back", "a.js", b"const s = '  .', e = /\\s+$/, r = /^(a+)+$/\n"
     b"console.log(s.replace(e, ''), s.replace('x', ''), e.test('ab'), r.test('aa'), "
     b"r.test('aab'))",
     # The instructions of \s+$: letter, choice, letter, jump, end. From the first blank: letter,
     # choice, letter, jump, choice, letter that fails, twice the end that fails; from the second: letter,
     # choice, letter, end; from the point and from the end a letter each: 8 + 4 + 1 + 1. Of ab each
     # letter and what is behind.
     # ^(a+)+$ on aa: place, letter, choice, letter, jump, choice, letter, choice, letter, end: 10.
     # On aab the end fails; then the second a as a round of its own: choice, letter, choice, letter,
     # jump, choice, letter, end, and the end behind the first a: 9.
     [("call replace", 14), ("call replace", 3), ("call test", 3), ("call test", 10),
      ("call test", 19)]),
    ("methods by another way", "a.js", b"const { sort, join: glue } = Array.prototype, x = "
     b"['b', 'a']\n"
     b"const has = x.includes.bind(x), find = Array.prototype.indexOf\n"
     b"console.log(sort.call(x), glue.call(x, '-'), has('a'), find.call(x, 'b'), x?.map.call(x, "
     b"String),"
     b" Math.max.apply(null, [1, 2, 3]), [].slice.call(x, 1))",
     [("call sort", 2), ("call join", 2), ("call includes", 2), ("call indexOf", 2), ("call map", 2),
      ("call spread", 3), ("call slice", 1)]),
    ("rows of the table", "a.js", b"const b = Buffer.concat([Buffer.alloc(3), "
     b"Buffer.from('abcd')])\n"
     b"console.log(b.length, encodeURIComponent('a b'), Object.freeze([1, 2]), "
     b"Int8Array.from([1, 2])[0],"
     b" Object.getOwnPropertyNames({ a: 1 }), Reflect.ownKeys({ a: 1, b: 2 }), "
     b"0.5.toLocaleString('en'))",
     [("call concat", 7), ("call from", 4), ("call encodeURIComponent", 3), ("call freeze", 2),
      ("call from", 2), ("call getOwnPropertyNames", 1), ("call ownKeys", 2),
      ("call toLocaleString", 1)]),
    ("probes call nothing of the program's", "a.js", b"const { log } = console\n"
     b"for (const [o, names] of [[String.prototype, ['charCodeAt', 'includes']], "
     b"[WeakMap.prototype,"
     b" ['get', 'set']], [Array.prototype, ['map']], [Math, ['ceil', 'round']],"
     b" [Function.prototype, ['toString']]])\n"
     b"  for (let i = 0; i < 2 && names[i]; i++) o[names[i]] = () => { throw 1 }\n"
     b"class R extends RegExp { get source() { throw 2 } exec() { return null } }\n"
     b"log('a b'.trim(), /a/.exec('cab').index, ['b', 'a'].sort()[0], [2, 1].sort((a, b) => a - "
     b"b)[0],"
     b" new R('a').exec('a'), JSON.stringify('a b'))",
     None),
    ("the report calls nothing of the program's", "a.js", b"for (let i = 0; i < 5; i++) ;\n"
     b"const own = () => 'none', typed = Object.getPrototypeOf(Uint8Array.prototype)\n"
     b"console.log('a')\n"
     b"Object.prototype.toJSON = Array.prototype.toJSON = own\n"
     b"Array.prototype[Symbol.iterator] = typed[Symbol.iterator] = own\n"
     b"Function.prototype.call = Function.prototype.apply = JSON.stringify = Array.from = own\n",
     [("loop", 5), ("lambda own", 0)]),
    ("an exit handler that throws", "a.js", b"process.on('uncaughtException', () => 0)\n"
     b"process.on('exit', () => { throw new Error('one') })\n", None),
    ("exit in a promise", "a.js", b"setTimeout(() => 0, 60000)\n"
     b"Promise.resolve().then(() => { for (let i = 0; i < 5; i++) ; process.exit(3) })\n",
     [("lambda", 0), ("function", 1), ("loop", 5)]),
    ("recursion", "a.js", b"const fib = n => n < 2 ? n : fib(n - 1) + fib(n -"
     b" 2)\nconsole.log(fib(10))",
     [("lambda fib", 177)]),
]

FUNCTIONS = [
    ("a function", "a.js", "f", b"function f(n) { for (let i = 0; i < n; i++) ; }\nf(7)\n", [5],
     [("function f", 1), ("loop", 5)]),
    ("a method", "a.js", "A.m", b"class A { m(n) { while (n--) ; } }", [3],
     [("function m", 1), ("loop", 3)]),
    ("a generator", "a.js", "g", b"function* g(n) { while (n--) yield n }", [3],
     [("function g", 1), ("loop", 3)]),
    ("an async function", "a.mjs", "f", b"export async function f(n) { while (n--) await 0 }", [3],
     [("function f", 1), ("loop", 3)]),
    ("an async generator", "a.mjs", "f", b"export async function* f(n) { while (n--) yield 0 }",
     [3],
     [("function f", 1), ("loop", 3)]),
    ("a frozen world", "a.js", "f", b"function f(n) { while (n--) ; }\nObject.freeze(globalThis)",
     [3], [("function f", 1), ("loop", 3), ("call freeze", 0)]),
    ("no function", "a.js", "g", b"function f() {}\nexports.h = f", [1], ["h"]),
]
