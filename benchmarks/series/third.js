'use strict';
// A third set of functions in JavaScript, for record-series --set third; third.py says why.

const {geometric, size, counted, main} = require('./harness.js');

// --- O(1)

function makeCounter(start) {
	let count = start;
	return () => ++count;
}

// 5,000 calls of a closure, whatever it starts with.
function counterCalls(n) {
	const next = makeCounter(n);
	let last = 0;
	for (let i = 0; i < 5000; i++) last = next();
	return last;
}

// --- O(log n)

function makeSegments(n, random) {
	const tree = new Float64Array(2 * n);
	for (let i = 0; i < n; i++) tree[n + i] = random(100);
	for (let i = n - 1; i > 0; i--) tree[i] = tree[2 * i] + tree[2 * i + 1];
	const ranges = Array.from({length: 1000}, () => {
		const a = random(n);
		const b = random(n);
		return {low: Math.min(a, b), high: Math.max(a, b)};
	});
	return {n, tree, ranges};
}

// 1,000 sums over ranges, whatever n, a turn a level of the tree.
function segmentSums({n, tree, ranges}) {
	let total = 0;
	for (const {low, high} of ranges) {
		for (let a = low + n, b = high + n; a < b; a >>= 1, b >>= 1) {
			if (a & 1) total += tree[a++];
			if (b & 1) total += tree[--b];
		}
	}
	return total;
}

// --- O(sqrt n)

// Whether n is a square: 1 + 3 + 5 + ... are the squares. All sizes are beyond 32 bits.
function squareByOdds(n) {
	let rest = n;
	for (let odd = 1; rest > 0; odd += 2) rest -= odd;
	return rest === 0;
}

// --- O(n)

// The numbers have as many digits in a long list as in a short one.
function makeOrders(n, random) {
	const names = ['apple', 'bread', 'cheese', 'dates'];
	return Array.from({length: n}, () => ({
		number: 100000 + random(900000), name: names[random(4)], pieces: random(10), paid: true,
	}));
}

function jsonText(orders) {
	return JSON.stringify(orders);
}

function makeText(n, random) {
	const letters = 'abcdefghijklmnopqrstuvwxyz     ';
	return Array.from({length: n}, () => letters[random(letters.length)]).join('');
}

function reverseText(text) {
	return text.split('').reverse().join('');
}

// No backtracking: a word's first letter is found by looking at two letters.
function capitals(text) {
	return text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

// --- O(n log n)

function makeWords(n, random) {
	const word = () => Array.from({length: 8}, () => String.fromCharCode(97 + random(26))).join('');
	return Array.from({length: n}, word);
}

// Of 8 random letters each, of which the first few tell two apart.
function sortWords(words) {
	return words.sort();
}

function shuffled(n, random) {
	const values = counted(n);
	for (let i = n - 1; i > 0; i--) {
		const j = random(i + 1);
		[values[i], values[j]] = [values[j], values[i]];
	}
	return Int32Array.from(values);
}

// Pairs in the wrong order, by a tree of counts: for each number some log2 n / 2 turns to ask how
// many before it are less, and as many to add it.
function inversions(values) {
	const n = values.length;
	const tree = new Int32Array(n + 1);
	let found = 0;
	for (let i = 0; i < n; i++) {
		let less = 0;
		for (let at = values[i]; at > 0; at -= at & -at) less += tree[at];
		found += i - less;
		for (let at = values[i] + 1; at <= n; at += at & -at) tree[at]++;
	}
	return found;
}

// --- O(n^2)

function makeLists(n, random) {
	return {wanted: Array.from({length: n}, () => 2 * random(1000000)),
		there: Array.from({length: n}, () => 2 * random(1000000) + 1)};
}

// One list is even and the other odd, so each search goes through all.
function commonItems({wanted, there}) {
	return wanted.filter((item) => there.includes(item)).length;
}

// Row n of Pascal's triangle modulo a prime, from all rows above it: n^2/2 additions.
function pascalRow(n) {
	const row = new Int32Array(n + 1);
	row[0] = 1;
	for (let k = 1; k <= n; k++) {
		for (let i = k; i > 0; i--) row[i] = (row[i] + row[i - 1]) % 1000003;
	}
	return row;
}

// --- O(n^3)

function makeFriends(n, random) {
	const friends = new Uint8Array(n * n);
	for (let a = 0; a < n; a++) {
		for (let b = 0; b < a; b++) friends[a * n + b] = friends[b * n + a] = random(2);
	}
	return {n, friends};
}

// All n (n - 1) (n - 2) / 6 threes, none left out early.
function triangles({n, friends}) {
	let found = 0;
	for (let a = 0; a < n; a++) {
		for (let b = a + 1; b < n; b++) {
			const both = friends[a * n + b];
			for (let c = b + 1; c < n; c++) found += both & friends[a * n + c] & friends[b * n + c];
		}
	}
	return found;
}

// --- O(c^n)

function fullTree(depth) {
	return depth === 0 ? null : {left: fullTree(depth - 1), right: fullTree(depth - 1)};
}

function nodesOf(tree) {
	return tree === null ? 0 : 1 + nodesOf(tree.left) + nodesOf(tree.right);
}

// A full tree n deep is built and counted: 2^n - 1 nodes.
function binaryTree(n) {
	return nodesOf(fullTree(n));
}

// run, truth, sizes, make, consumed: the input is made anew for each call
const CASES = {
	counter_calls: {run: counterCalls, truth: 'O(1)', sizes: geometric(100, 1000000), make: size},
	segment_sums: {run: segmentSums, truth: 'O(log n)', sizes: geometric(64, 500000),
		make: makeSegments},
	square_by_odds: {run: squareByOdds, truth: 'O(sqrt n)', sizes: geometric(1e10, 2e15), make: size},
	json_text: {run: jsonText, truth: 'O(n)', sizes: geometric(300, 200000), make: makeOrders},
	reverse_text: {run: reverseText, truth: 'O(n)', sizes: geometric(2000, 2000000), make: makeText},
	capitals: {run: capitals, truth: 'O(n)', sizes: geometric(2000, 2000000), make: makeText},
	sort_words: {run: sortWords, truth: 'O(n log n)', sizes: geometric(300, 120000), make: makeWords,
		consumed: true},
	inversions: {run: inversions, truth: 'O(n log n)', sizes: geometric(1000, 600000),
		make: shuffled},
	common_items: {run: commonItems, truth: 'O(n^2)', sizes: geometric(150, 10000),
		make: makeLists},
	pascal_row: {run: pascalRow, truth: 'O(n^2)', sizes: geometric(100, 7000), make: size},
	triangles: {run: triangles, truth: 'O(n^3)', sizes: geometric(30, 600), make: makeFriends},
	binary_tree: {run: binaryTree, truth: 'O(2^n)', sizes: counted(12).map((i) => i + 9),
		make: size},
};

main(CASES);
