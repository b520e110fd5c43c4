// What npm's own packages say: packages.mjs [files]. It stands in a copy of npm, with counters or
// without; with "files" all of npm's files are loaded as well. What this prints may not depend on
// the counters; how many packages there were goes to notes.json beside it. See ../outputs.py.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

const folder = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(path.join(folder, 'package.json'));
const show = (...values) => console.log(...values.map((value) => (
  typeof value === 'string' ? value : inspect(value, { depth: 6, breakLength: 100 }))));

// What an attempt gives, or the error's message.
function attempt(...calls) {
  for (const call of calls) {
    try {
      show(call());
    } catch (error) {
      show(`${error.name}: ${error.message.replaceAll(folder, '')}`);
    }
  }
}

async function load(name) {
  try {
    return require(name);
  } catch (error) {
    if (error.code !== 'ERR_REQUIRE_ESM') throw error;
    return import(pathToFileURL(require.resolve(name)));
  }
}

const versions = ['1.2.3', '1.2.3-beta.2', '1.2.3-beta.11+build', 'v2.0.0', '0.0.1', '10.0.0-rc'];
const ranges = ['^1.2.3', '~0.0', '>=1 <2 || 3.x', '1.2.3 - 2', '*', '<=1.0.0-beta', 'latest',
  '^0.0.1-a'];
const uses = {
  semver: (semver) => {
    for (const version of versions) {
      show(version, semver.valid(version), semver.inc(version, 'minor'), semver.inc(version,
        'prerelease', 'x'));
      show(ranges.map((range) => [semver.satisfies(version, range), semver.gtr('1.0.0', version),
        semver.validRange(range) && semver.outside(semver.coerce(version), range, '>')]));
    }
    show(semver.valid('1.02.3'), semver.sort([...versions]),
      ranges.map((range) => semver.validRange(range)));
    show(semver.maxSatisfying(versions, '1.x', { includePrerelease: true }), semver.diff('1.2.3',
      '1.3.0-a'));
    show(semver.subset('^1.2', '>=1'), semver.intersects('^1', '>1.5 <3'),
      semver.minVersion('>1.0.0-a'));
    show(semver.simplifyRange(['1.0.0', '1.1.0', '2.0.0'], '1.0.0 || 1.1.0'),
      semver.coerce('v3.4 and 5'));
    attempt(() => new semver.SemVer('x'), () => new semver.Range('>>1'));
  },
  minimatch: ({ minimatch, Minimatch }) => {
    const files = ['a.js', 'b/c.js', 'b/.d', 'b/e/f.txt', '[g].md', 'x{y}', 'b/e/h/i.js'];
    for (const glob of ['*.js', '**/*.js', 'b/**', '{a,b/c}.js', '!(a).js', 'b/?(.)*',
      '[[:alpha:]].js', '\\[g\\]*', '+(a|b)*']) {
      show(glob, files.filter((file) => minimatch(file, glob)), String(minimatch.makeRe(glob)),
        new Minimatch(glob).set.length);
    }
    show(minimatch.braceExpand('{1..5..2}{x,y{a,b}}'), minimatch.escape('a*[b]'),
      minimatch.match(files, '*.Z', { nonull: true }));
  },
  'brace-expansion': ({ expand }) => {
    attempt(...['a{b,c}d', '{01..10..3}', '{a..e}', '{{a,b},c}', '${x}{1,2}', '{}', '{a}',
      'x{3..-3}y{,z}'].map(
      (text) => () => expand(text)));
  },
  'balanced-match': ({ balanced }) => {
    show(balanced('{', '}', 'pre{in{nested}}post{x}'), balanced('(', ')', ')('),
      balanced(/\s+\{\s+/, /\s+\}\s+/, 'a {  in{}  } b'));
  },
  glob: async ({ globSync, glob, hasMagic }) => {
    const cwd = path.join(folder, 'node_modules', 'semver');
    show(globSync('**/*.js', { cwd, ignore: 'internal/**' }).sort(),
      (await glob('{functions,ranges}/[a-c]*.js', { cwd })).sort());
    show(hasMagic('a*'), hasMagic('a'), globSync('*', { cwd,
      withFileTypes: true }).map((item) => item.name).sort());
  },
  ini: (ini) => {
    const text = '; c\na = 1\nlist[] = x\nlist[] = "y;z"\n[s.t]\nb=true\nc = null\nd\n[s]\ne=\\;f ; g\n__proto__ = 1\n';
    const data = ini.parse(text);
    show(data, ini.stringify(data), ini.stringify(data, { whitespace: true, align: true,
      section: 'q' }), ini.unsafe('"a\\"b"'));
  },
  nopt: (nopt) => {
    const types = { count: Number, flag: Boolean, name: [String, null], file: path, many: [Array,
      String], url: 'url' };
    attempt(...['--count=3 --no-flag x', '-f --name a --many b --many c -- --count',
      '--count x --nam q', '--flag false y'].map(
      (words) => () => nopt(types, { f: ['--flag'], c: ['--count', '9'] }, words.split(' '), 0)));
  },
  ssri: async (ssri) => {
    const made = ssri.fromData('some data', { algorithms: ['sha1', 'sha512'] });
    show(made.toString(), ssri.checkData('some data', made).algorithm, ssri.checkData('x', made),
      made.hexDigest());
    show(ssri.parse('sha1-AAAA?x sha512-BBBB', { strict: false }).toJSON(),
      String(made.concat('sha1-xyz=')), made.pickAlgorithm());
    attempt(() => ssri.checkData('y', made, { error: true }));
    const { Readable } = require('node:stream');
    show(String(await ssri.fromStream(Readable.from(['ab', 'cd']))));
  },
  minipass: async ({ Minipass }) => {
    const stream = new Minipass({ encoding: 'utf8' });
    stream.on('data', (data) => show('data', data));
    for (const event of ['end', 'finish', 'close']) stream.on(event, () => show(event));
    stream.write('one ');
    stream.pause();
    stream.write(Buffer.from('two é').subarray(0, 5));
    stream.resume();
    stream.end();
    const objects = new Minipass({ objectMode: true });
    for (let i = 0; i < 5; i++) objects.write({ i });
    objects.end();
    for await (const item of objects) show(item);
    const all = new Minipass();
    all.write('a');
    all.end('b');
    show(String(await all.concat()));
  },
  'lru-cache': ({ LRUCache }) => {
    const out = [];
    const cache = new LRUCache({ max: 4, maxSize: 30, sizeCalculation: (value) => value.length,
      dispose: (v, k, why) => out.push([k, why]) });
    for (const key of 'abcabdefgae') {
      cache.set(key, key.repeat(key.charCodeAt(0) - 94));
      cache.get('a');
    }
    show([...cache.entries()], out, cache.calculatedSize, cache.has('b'), cache.peek('g'),
      [...cache.rkeys()], cache.dump().length);
    show(cache.delete('a'), cache.pop(), cache.size, cache.find((value) => value > 'f'));
  },
  yallist: ({ Yallist }) => {
    const list = new Yallist([3, 1, 4, 1, 5]);
    list.unshift(9);
    list.push(2, 6);
    show([...list], list.reverse().toArray(), list.map((x) => x * 2).toArray(), list.slice(2,
      -1).toArray(), list.length);
    show(list.splice(1, 2, 7, 7, 7), list.reduce((a, b) => a + b), list.get(2), list.pop(),
      list.shift(), list.toArrayReverse());
  },
  'validate-npm-package-name': (validate) => {
    for (const name of ['ok', '@a/b', ' x', 'UP', 'node_modules', '.dot', 'a/b', 'http',
      'x'.repeat(220), 'é', '@/x', 'a~!', null]) show(validate(name));
  },
  'hosted-git-info': (hosted) => {
    for (const url of ['github:a/b', 'git@github.com:a/b.git#v1', 'https://gitlab.com/a/b/c.git',
      'gist:0123abcd', 'bitbucket:x/y#semver:^1', 'a/b', 'https://user@github.com/a/b/tree/x',
      'file:x']) {
      const info = hosted.fromUrl(url);
      show(url, info && [info.type, info.user, info.project, info.https(), info.ssh(),
        info.browse('f', { committish: 'z' }), info.tarball(), info.shortcut()]);
    }
  },
  chalk: (loaded) => {
    const { Chalk } = loaded;
    for (const level of [0, 1, 2, 3]) {
      const chalk = new Chalk({ level });
      show(JSON.stringify([chalk.red.bold('a', chalk.blue('b'), 'c\nd'),
        chalk.hex('#1e90ff').underline('x'), chalk.bgAnsi256(99)('y'), chalk.rgb(1, 2, 300)('')]));
    }
  },
  debug: (debug) => {
    const said = [];
    debug.enable('one:*,-one:b');
    debug.log = (...words) => said.push(words.join(' ').replace(/\+\d+ms/, '').replace(/^\S+ /,
      ''));
    for (const name of ['one:a', 'one:b', 'two']) {
      const log = debug(name);
      log('hello %s %d %j %O %%', 'x', 4, { a: 1 }, [2]);
      show(name, log.enabled, log.extend('z').namespace, log.color);
    }
    show(said, debug.disable(), debug.humanize(90061));
  },
  ms: (ms) => {
    attempt(...['2 days', '1.5h', '-3 min', 'x', '1y', '100', ' 5s',
      ''].map((text) => () => ms(text)), ...[
      0, 999, 60000, 5e7, -1e9].map((number) => () => [ms(number), ms(number, { long: true })]),
        () => ms({}));
  },
  'text-table': (table) => {
    show(table([['a', '1.5', 'left'], ['long one', '22.25', 'x'], ['', '3', 'middle']],
      { align: ['l', '.', 'c'], hsep: ' | ' }));
  },
  archy: (archy) => {
    const tree = { label: 'top', nodes: [{ label: 'a\nb', nodes: ['x', { label: 'y',
      nodes: ['z'] }] }, 'c'] };
    show(archy(tree), archy(tree, '> ', { unicode: false }));
  },
  diff: (diff) => {
    const one = 'a\nb\nc\nd\ne\nf\ng\n';
    const other = 'a\nc\nd\nX e\nf\nh\ng';
    show(diff.diffLines(one, other), diff.createTwoFilesPatch('one', 'other', one, other),
      diff.diffChars('kitten', 'sitting'));
    const patch = diff.createPatch('f', one, other);
    show(diff.applyPatch(one, patch), diff.applyPatch('z\n', patch), diff.parsePatch(patch),
      diff.diffJson({ a: 1, b: [2] }, { b: [3], a: 1 }));
    show(diff.diffWords('the quick fox', 'the slow, fox'), diff.diffArrays([1, 2, 3], [2, 3, 4]),
      diff.convertChangesToXML(diff.diffWords('a <', 'b <')));
  },
  'ip-address': ({ Address4, Address6 }) => {
    const four = new Address4('10.2.3.4/20');
    const six = new Address6('2001:db8::1:0:0:7/48');
    show(four.startAddress().address, four.endAddress().address, four.toHex(), four.bigInt(),
      six.canonicalForm(), six.correctForm());
    show(six.getScope(), six.getType(), six.reverseForm(),
      six.isInSubnet(new Address6('2001:db8::/32')),
      Address6.fromAddress4('1.2.3.4').to4().address);
    attempt(() => new Address4('1.2.3.400'), () => new Address6('1::2::3'),
      () => new Address6('::g'));
  },
  'is-cidr': (loaded) => {
    const isCidr = loaded.default || loaded;
    show(['1.2.3.4/8', '1.2.3.4', '::/0', '1.2.3.4/33', 'fe80::1/64',
      'x'].map((text) => isCidr(text)));
  },
  'spdx-expression-parse': (parse) => {
    attempt(...['MIT', '(MIT OR Apache-2.0) AND GPL-2.0+', 'GPL-3.0 WITH Classpath-exception-2.0',
      'LicenseRef-x', 'MIT AND', 'Nope', ''].map(
      (text) => () => parse(text)));
  },
  'json-parse-even-better-errors': (parse) => {
    attempt(...['{"a": [1, 2]}', '[1,', '{"a" 1}', '', '\ufeff{\n    "b": 1\n}\n', 'x'.repeat(60),
      '{"__proto__": 3}'].map(
      (text) => () => parse(text)));
    show(parse.noExceptions('[1'), Object.getOwnPropertySymbols(parse('{\n\t"b": 1\n}\n')).length);
  },
  'json-stringify-nice': (nice) => {
    show(nice({ z: [1, { b: 2 }], a: { c: 1, B: 2 }, m: 1, k: [] }), nice({ b: 1, a: { d: 2 },
      c: 3 }, ['c', 'b'], 1));
  },
  'fastest-levenshtein': ({ distance, closest }) => {
    show(distance('kitten', 'sitting'), distance('', 'abc'), distance('x'.repeat(70),
      'y'.repeat(33) + 'x'), distance('ab'.repeat(50), 'ba'.repeat(40)));
    show(closest('fast', ['slow', 'faster', 'past']));
  },
  cssesc: (cssesc) => {
    show(cssesc('a\u00a9 "\'-0x\n'), cssesc('1-b c', { isIdentifier: true }), cssesc('é',
      { escapeEverything: true, wrap: true, quotes: 'double' }));
  },
  'postcss-selector-parser': (parser) => {
    const names = [];
    const transform = (root) => root.walk((node) => names.push(node.type, String(node)));
    for (const text of ['a > .b:not(#c, [d="e" i])::before', '*|* + x ~ y', '.a /* c */ .b',
      ':is(a,b):nth-child(2n + 1 of .q)']) {
      show(parser(transform).processSync(text),
        parser((root) => root.walkClasses((node) => { node.value += 'z'; })).processSync(text));
    }
    show(names);
    attempt(() => parser().astSync('a['), () => parser().astSync('::'));
  },
  'npm-package-arg': (npa) => {
    for (const spec of ['a', 'a@1.2', '@s/b@^1', 'a@latest', 'a/b',
      'git+ssh://x@y.org/z.git#semver:1', './d', 'https://x.org/a.tgz', 'c@npm:d@2', 'e@file:../f',
      'A B', '@x/y/z']) {
      attempt(() => { const { type, name, rawSpec, scope, fetchSpec, gitRange, hosted } = npa(spec,
        '/w'); return [spec, type, name, rawSpec, scope, fetchSpec, gitRange,
        hosted && hosted.type]; });
    }
  },
  'http-cache-semantics': (Policy) => {
    const request = { method: 'GET', url: '/', headers: { accept: 'x' } };
    for (const headers of [{ 'cache-control': 'max-age=100, stale-while-revalidate=5',
      vary: 'accept' }, { 'cache-control': 'no-store' }, { etag: '"a"' }, { pragma: 'no-cache' },
      { 'cache-control': 's-maxage="5", foo="a,b"' }]) {
      const policy = new Policy(request, { status: 200, headers }, { immutableMinTimeToLive: 9 });
      show(policy.storable(), Math.round(policy.maxAge()),
        policy.satisfiesWithoutRevalidation({ ...request, headers: {} }),
        policy.revalidationHeaders(request));
    }
  },
  'iconv-lite': (iconv) => {
    const text = 'Grüße мир 中文 한글 日本 \u{1f600} é';
    for (const name of ['utf8', 'utf16le', 'utf-16', 'utf7', 'utf32', 'win1251', 'latin1',
      'shift_jis', 'euc-kr', 'gbk', 'gb18030', 'big5', 'cp437', 'koi8-r', 'utf7-imap', 'hex',
      'nope']) {
      attempt(() => { const data = iconv.encode(text, name); return [name, data.toString('hex'),
        iconv.decode(data, name)]; });
    }
  },
  'just-diff': ({ diff, jsonPatchPathConverter }) => {
    show(diff({ a: [1, 2, { b: 3 }], c: 'x' }, { a: [1, { b: 4 }], d: null }), diff({ a: 1 },
      { b: 1 }, jsonPatchPathConverter), diff([4, 5, 6], [5]));
  },
  'just-diff-apply': ({ diffApply }) => {
    show(diffApply({ a: [1, 2], b: { c: 3 } }, [{ op: 'remove', path: ['a', 0] }, { op: 'replace',
      path: ['b', 'c'], value: 9 }, { op: 'add', path: ['d'], value: [1] }]));
    attempt(() => diffApply({}, [{ op: 'replace', path: ['x', 'y'], value: 1 }]));
  },
  negotiator: (Negotiator) => {
    const asked = new Negotiator({ headers: { accept: 'text/html;q=0.8, application/*;q=0.9, */*;q=0.1', 'accept-language': 'en-GB, en;q=0.5, *;q=0.2', 'accept-encoding': 'gzip, br;q=0.5', 'accept-charset': 'utf-8, x;q=0' } });
    show(asked.mediaTypes(), asked.mediaTypes(['application/json', 'text/html', 'text/plain']),
      asked.languages(['en', 'fr', 'en-GB']), asked.encodings(['br', 'gzip', 'identity']),
      asked.charsets());
  },
  'tiny-relative-date': (relative) => {
    const now = new Date(1e12);
    show([1e12 - 5e3, 1e12 - 9e4, 1e12 - 4e7, 1e12 + 1e8, 1e12 - 9e8,
      1e12 - 9e10].map((time) => relative(new Date(time), now)));
  },
  treeverse: async ({ depth, breadth }) => {
    const tree = { n: 1, c: [{ n: 2, c: [{ n: 4 }] }, { n: 3 }] };
    const order = [];
    show(depth({ tree, getChildren: (node) => node.c || [], visit: (node) => { order.push(node.n);
      return node.n; }, leave: (node, children) => [node, children] }));
    await breadth({ tree, getChildren: async (node) => node.c || [],
      visit: (node) => order.push(node.n) });
    show(order);
  },
  'walk-up-path': ({ walkUp }) => show([...walkUp('/a/b/c')]),
  'qrcode-terminal': (qr) => {
    for (const small of [true, false]) qr.generate('https://example.org/some/long/path?x=1',
      { small }, (text) => show(text));
  },
  'path-scurry': async ({ PathScurry }) => {
    const scurry = new PathScurry(path.join(folder, 'node_modules', 'semver'));
    show((await scurry.walk('ranges')).map((item) => item.relative()).sort(),
      scurry.cwd.resolve('a/../b').relative(), scurry.basename('x/y.js'));
  },
  tar: async (tar) => {
    const cwd = fs.mkdtempSync('tar-');
    fs.writeFileSync(path.join(cwd, 'a.txt'), 'text '.repeat(300));
    fs.mkdirSync(path.join(cwd, 'd'));
    fs.writeFileSync(path.join(cwd, 'd', `${'long'.repeat(30)}.txt`), 'é');
    const file = path.join(cwd, 'x.tgz');
    tar.create({ cwd, file, gzip: true, sync: true, portable: true, mtime: new Date(0) }, ['a.txt',
      'd']);
    const names = [];
    tar.list({ file, sync: true, onReadEntry: (entry) => names.push([entry.path, entry.size,
      entry.type]) });
    fs.mkdirSync(path.join(cwd, 'out'));
    await tar.extract({ file, cwd: path.join(cwd, 'out'), strip: 0 });
    show(names, fs.readFileSync(path.join(cwd, 'out', 'a.txt'), 'utf8').length,
      fs.readdirSync(path.join(cwd, 'out', 'd')));
    show(new tar.Header({ path: 'p', size: 9, type: 'File',
      mode: 0o644 }).encode(Buffer.alloc(512)));
    fs.rmSync(cwd, { recursive: true });
  },
  jsonparse: (Parser) => {
    const parser = new Parser();
    parser.onValue = function (value) { show(this.stack.length, value); };
    for (const piece of ['{"a": [1, -2.5e', '3, "x\\u00e9\\n', '\ud83d\ude00"], "b"',
      ': {"c": null, "d": tr', 'ue}}']) parser.write(piece);
    parser.onError = (error) => show(error.message);
    parser.write('}');
  },
  'promise-call-limit': async ({ callLimit }) => {
    let running = 0;
    let most = 0;
    const call = (i) => async () => { most = Math.max(most, ++running); await null; running--;
      return i; };
    show(await callLimit(Array.from({ length: 9 }, (_, i) => call(i)), { limit: 3 }), most);
  },
  'p-map': async (loaded) => {
    const pMap = loaded.default;
    show(await pMap([1, 2, 3, 4], async (x) => (x === 2 ? loaded.pMapSkip : x * x),
      { concurrency: 2 }));
    show(await pMap([1, 2], async (x) => { throw new Error(`no ${x}`); },
      { stopOnError: false }).catch((error) => error.errors.map(String)));
  },
  aproba: (check) => {
    attempt(() => check('SNF', ['a', 1, () => 0]), () => check('S|N', [true]), () => check('SO|A',
      ['x', []]), () => check('S', []), () => check('E|EO', [null, {}]));
  },
  'common-ancestor-path': ({ commonAncestorPath }) => show(commonAncestorPath('/a/b/c', '/a/b/d/e',
    '/a/b'), commonAncestorPath('/a', '/a')),
  'smart-buffer': ({ SmartBuffer }) => {
    const buffer = new SmartBuffer();
    buffer.writeUInt16LE(500).writeStringNT('héllo').writeDoubleBE(1.5).insertString('in',
      2).writeBigInt64LE(-5n);
    show(buffer.length, buffer.readUInt16LE(), buffer.readString(2), buffer.readStringNT(),
      buffer.readDoubleBE(), buffer.remaining(), buffer.toString('hex'));
    attempt(() => buffer.readUInt32LE(-1));
  },
  tinyglobby: ({ globSync, escapePath }) => {
    show(globSync(['**/*.json', 'f*/s*.js', '!**/x*'], { cwd: path.join(folder, 'node_modules',
      'semver') }).sort(), escapePath('a[b]*'));
  },
  '@npmcli/query': ({ parser }) => show(JSON.stringify(parser('.prod > #a:semver(^1), :attr(x, [y=z])').nodes.length)),
  '@npmcli/name-from-folder': (name) => show(name('/a/@b/c'), name('/a/b')),
  'npm-pick-manifest': (pick) => {
    const versionsOf = Object.fromEntries(['1.0.0', '1.1.0', '2.0.0-a',
      '2.1.0'].map((version) => [version, { version, name: 'x' }]));
    const packument = { name: 'x', versions: versionsOf, 'dist-tags': { latest: '1.1.0',
      next: '2.0.0-a' } };
    attempt(...['^1', 'latest', '>=1', 'next', '2.0.0-a', '^9',
      '*'].map((wanted) => () => pick(packument, wanted).version));
  },
  'npm-install-checks': ({ checkEngine, checkPlatform }) => {
    attempt(() => checkEngine({ engines: { node: '>=99' } }, '1.0.0', '20.0.0'),
      () => checkPlatform({ os: ['!linux'], cpu: 'x' }, false, { environment: { os: 'linux',
      cpu: 'x' } }));
  },
  cacache: async (cacache) => {
    const cache = fs.mkdtempSync('cache-');
    show(String(await cacache.put(cache, 'key', 'data'.repeat(9))), (await cacache.get(cache,
      'key')).data.toString(), Object.keys(await cacache.ls(cache)));
    show(await cacache.get(cache, 'other').catch((error) => error.code),
      (await cacache.verify(cache)).verifiedContent);
    fs.rmSync(cache, { recursive: true });
  },
  'npm-normalize-package-bin': (normalize) => show(normalize({ name: '@a/b', bin: './c/../d.js' }),
    normalize({ name: 'x', bin: { '../y': '/z', q: '' } }), normalize({ name: 'x', bin: ['a/b',
    'c'] })),
  '@tufjs/canonical-json': ({ canonicalize }) => show(canonicalize({ b: [1, 'x"\n', null],
    a: { d: true, c: -0 } })),
  'parse-conflict-json': (parse) => {
    show(parse('{\n"a": 1,\n<<<<<<< HEAD\n"b": [1]\n||||||| base\n"b": []\n=======\n"b": [2], "c": 3\n>>>>>>> x\n}'));
    attempt(() => parse('<<<<<<< x'));
  },
  undici: ({ Headers, FormData, Request, Response, parseMIMEType, serializeAMimeType }) => {
    const headers = new Headers([['B', '1'], ['a', 'x'], ['b', '2']]);
    show([...headers], new Request('http://x/y?z', { method: 'post', body: 'q' }).method,
      new Response('a', { status: 201 }).ok);
    show(parseMIMEType && parseMIMEType('text/html;charset="utf-8"; x=y'));
    const form = new FormData();
    form.append('k', 'v');
    show([...form], serializeAMimeType && serializeAMimeType(parseMIMEType('a/b;c=d')));
  },
};

// Files that do something when they are loaded.
const RUNS = /(^|\/)(bin|scripts|test|tests|man|docs|gyp)\/|cli\.js$|entry\.js$|\.min\.js$|update-gyp|(^|\/)test\.js$|\/benchmarks?\//;

function describe(value) {
  if (typeof value === 'function') return `function ${value.name} ${value.length}`;
  if (value === null || typeof value !== 'object') return typeof value;
  return Object.prototype.toString.call(value);
}

// What can be seen of each file from outside.
function showFiles() {
  let loaded = 0;
  const walk = (at) => {
    for (const name of fs.readdirSync(at).sort()) {
      const file = path.join(at, name);
      const below = path.relative(folder, file);
      if (fs.statSync(file).isDirectory()) walk(file);
      else if (/\.c?js$/.test(name) && !RUNS.test(below)) {
        try {
          const found = require(file);
          const keys = found !== null && /object|function/.test(typeof found) && !ArrayBuffer.isView(found) ? Object.keys(found).sort() : [];
          show(below, describe(found), keys.map((key) => {
            const { value } = Object.getOwnPropertyDescriptor(found, key);
            return `${key} ${describe(value)}`;
          }).join(', '));
          loaded++;
        } catch (error) {
          show(below, error.code || error.name);
        }
      }
    }
  };
  walk(folder);
  return loaded;
}

const notes = { fine: [], broken: {} };
for (const [name, use] of Object.entries(uses)) {
  show(`== ${name}`);
  try {
    await use(await load(name));
    notes.fine.push(name);
  } catch (error) { // another version of it, or none
    show(`${error.name} ${error.code}`);
    notes.broken[name] = String(error.stack).replaceAll(/:\d+:\d+/g, '');
  }
}
if (process.argv[2] === 'files') notes.files = showFiles();
fs.writeFileSync(path.join(folder, 'notes.json'), JSON.stringify(notes));
process.exit(0);
