'use strict';
// A sixth set of functions in JavaScript, for record-series --set sixth; sixth.py says why.

const {geometric, size, counted, main} = require('./harness.js');

// --- O(1)

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function randomWord(random) {
	let word = '';
	for (let i = 0; i < 6; i++) word += LETTERS[random(26)];
	return word;
}

// A tree of n words of six letters, a level a letter, and 1,000 times one of them.
function makeTrie(n, random) {
	const root = {next: new Map(), isWord: false};
	const words = [];
	for (let i = 0; i < n; i++) {
		const word = randomWord(random);
		let node = root;
		for (const letter of word) {
			if (!node.next.has(letter)) node.next.set(letter, {next: new Map(), isWord: false});
			node = node.next.get(letter);
		}
		node.isWord = true;
		words.push(word);
	}
	const few = Array.from({length: 100}, () => words[random(n)]);
	return {root, wanted: Array.from({length: 1000}, () => few[random(100)])};
}

// Six steps down for each of 1,000 words, however many there are.
function trieFind({root, wanted}) {
	let found = 0;
	for (const word of wanted) {
		let node = root;
		for (let i = 0; i < word.length && node !== undefined; i++) node = node.next.get(word[i]);
		if (node !== undefined && node.isWord) found++;
	}
	return found;
}

// --- O(log n)

// The keys 0, 2, 4 ... in a list that each second node, at random, is above once more, and so on.
function makeSkipList(n, random) {
	const head = {key: -1, next: []};
	const last = [];
	for (let i = 0; i < n; i++) {
		let height = 1;
		while (random(2) === 1) height++;
		const node = {key: 2 * i, next: new Array(height).fill(null)};
		for (let level = 0; level < height; level++) {
			(last[level] || head).next[level] = node;
			last[level] = node;
		}
	}
	return {head, wanted: Array.from({length: 500}, () => random(2 * n))};
}

// 500 searches, half of them in vain; about two steps on each of log2 n levels.
function skipListFind({head, wanted}) {
	let found = 0;
	for (const key of wanted) {
		let node = head;
		for (let level = head.next.length - 1; level >= 0; level--) {
			while (node.next[level] && node.next[level].key <= key) node = node.next[level];
		}
		if (node.key === key) found++;
	}
	return found;
}

// --- O(sqrt n)

// Where n steps along a square spiral lead to. Its sides are of 1, 1, 2, 2, 3, 3 ... steps, so they
// are 2 sqrt n.
function spiralPlace(n) {
	let x = 0;
	let y = 0;
	let stepX = 1;
	let stepY = 0;
	let left = n;
	for (let side = 2; left > 0; side++) {
		const steps = Math.min(left, side >> 1);
		x += steps * stepX;
		y += steps * stepY;
		left -= steps;
		[stepX, stepY] = [-stepY, stepX];
	}
	return Math.abs(x) + Math.abs(y);
}

// --- O(n)

function makeText(n, random) {
	const letters = [];
	for (let i = 0; i < n; i++) letters.push(LETTERS[random(26)]);
	return letters.join('');
}

// The longest stretch in which no letter comes twice; one look at each letter.
function longestUnique(text) {
	const last = new Array(26).fill(-1);
	let start = 0;
	let best = 0;
	for (let i = 0; i < text.length; i++) {
		const letter = text.charCodeAt(i) - 97;
		start = Math.max(start, last[letter] + 1);
		last[letter] = i;
		best = Math.max(best, i - start + 1);
	}
	return best;
}

// n nodes, of which the last one leads back to that in the middle.
function makeLoop(n) {
	const nodes = Array.from({length: n}, (_, value) => ({value, next: null}));
	for (let i = 0; i < n; i++) nodes[i].next = i + 1 < n ? nodes[i + 1] : nodes[n >> 1];
	return nodes[0];
}

// Floyd's hare and tortoise meet after about n/2 turns, and where the loop begins after n/2 more.
function loopStart(first) {
	let slow = first;
	let fast = first;
	do {
		if (fast.next === null || fast.next.next === null) return null;
		slow = slow.next;
		fast = fast.next.next;
	} while (slow !== fast);
	slow = first;
	while (slow !== fast) {
		slow = slow.next;
		fast = fast.next;
	}
	return slow;
}

function reverse(values, low, high) {
	for (let i = low, j = high - 1; i < j; i++, j--) {
		const value = values[i];
		values[i] = values[j];
		values[j] = value;
	}
}

// By a third of its length, in place: both parts are reversed, and then all.
function rotateList(values) {
	const places = Math.floor(values.length / 3);
	reverse(values, 0, places);
	reverse(values, places, values.length);
	reverse(values, 0, values.length);
	return values;
}

// --- O(n log n)

// The Walsh-Hadamard transform of n values, a power of two: n/2 pairs for each of log2 n widths.
function walshTransform(signal) {
	const values = Float64Array.from(signal);
	for (let width = 1; width < values.length; width *= 2) {
		for (let low = 0; low < values.length; low += 2 * width) {
			for (let i = low; i < low + width; i++) {
				const a = values[i];
				const b = values[i + width];
				values[i] = a + b;
				values[i + width] = a - b;
			}
		}
	}
	return values;
}

function makeBalloons(n, random) {
	return Array.from({length: n}, () => {
		const start = random(100000000);
		return {start, end: start + 1 + random(100000)};
	});
}

// How few arrows hit all: the balloons are sorted by their ends, and gone through once.
function fewestArrows(balloons) {
	let arrows = 0;
	let at = -1;
	for (const {start, end} of balloons.slice().sort((a, b) => a.end - b.end)) {
		if (start > at) {
			arrows++;
			at = end;
		}
	}
	return arrows;
}

// --- O(n^2)

// All on a circle, in random order.
function makeCircle(n, random) {
	const points = Array.from({length: n}, (_, i) => {
		const angle = (2 * Math.PI * i) / n;
		return {x: 1000 * Math.cos(angle), y: 1000 * Math.sin(angle)};
	});
	for (let i = n - 1; i > 0; i--) {
		const j = random(i + 1);
		[points[i], points[j]] = [points[j], points[i]];
	}
	return points;
}

// Jarvis: for each corner of the hull all points are looked at, and here all n are corners.
function giftWrapping(points) {
	let first = 0;
	for (let i = 1; i < points.length; i++) if (points[i].x < points[first].x) first = i;
	const hull = [];
	let at = first;
	do {
		hull.push(points[at]);
		let next = at === 0 ? 1 : 0;
		for (let i = 0; i < points.length; i++) {
			if (i === at || i === next) continue;
			const turn = (points[next].x - points[at].x) * (points[i].y - points[at].y) -
				(points[next].y - points[at].y) * (points[i].x - points[at].x);
			if (turn < 0) next = i;
		}
		at = next;
	} while (at !== first && hull.length < points.length);
	return hull;
}

function makePattern(n, random) {
	const of = (letters) => Array.from({length: n}, () => letters[random(letters.length)]).join('');
	return {text: of('ab'), pattern: of('ab??*')};
}

// Whether the text fits, by the whole table of (n + 1)^2 cells: ? is any letter, * any text.
function wildcardMatch({text, pattern}) {
	const fits = Array.from({length: pattern.length + 1}, () => new Uint8Array(text.length + 1));
	fits[0][0] = 1;
	for (let i = 1; i <= pattern.length; i++) {
		const sign = pattern[i - 1];
		fits[i][0] = sign === '*' ? fits[i - 1][0] : 0;
		for (let j = 1; j <= text.length; j++) {
			if (sign === '*') fits[i][j] = fits[i - 1][j] | fits[i][j - 1];
			else if (sign === '?' || sign === text[j - 1]) fits[i][j] = fits[i - 1][j - 1];
		}
	}
	return fits[pattern.length][text.length] === 1;
}

// --- O(n^3)

function makeVectors(n, random) {
	return Array.from({length: n}, () => Array.from({length: n}, () => random(2000) / 1000 - 1));
}

// Gram and Schmidt: from each of n vectors of n values its part along each one before is taken.
function gramSchmidt(vectors) {
	const base = [];
	for (const vector of vectors) {
		const left = vector.slice();
		for (const unit of base) {
			let along = 0;
			for (let i = 0; i < left.length; i++) along += left[i] * unit[i];
			for (let i = 0; i < left.length; i++) left[i] -= along * unit[i];
		}
		let squares = 0;
		for (const value of left) squares += value * value;
		const length = Math.sqrt(squares);
		base.push(left.map((value) => value / length));
	}
	return base;
}

// --- O(c^n)

function kochLength(x1, y1, x2, y2, depth) {
	if (depth === 0) return Math.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2);
	const stepX = (x2 - x1) / 3;
	const stepY = (y2 - y1) / 3;
	const tipX = x1 + 1.5 * stepX - (Math.sqrt(3) / 2) * stepY;
	const tipY = y1 + 1.5 * stepY + (Math.sqrt(3) / 2) * stepX;
	return kochLength(x1, y1, x1 + stepX, y1 + stepY, depth - 1) +
		kochLength(x1 + stepX, y1 + stepY, tipX, tipY, depth - 1) +
		kochLength(tipX, tipY, x2 - stepX, y2 - stepY, depth - 1) +
		kochLength(x2 - stepX, y2 - stepY, x2, y2, depth - 1);
}

// How long one side of Koch's snowflake is after n steps: each line becomes four.
function kochCurve(n) {
	return kochLength(0, 0, 1, 0, n);
}

// run, truth, sizes, make, consumed: the input is made anew for each call
const CASES = {
	trie_find: {run: trieFind, truth: 'O(1)', sizes: geometric(10, 100000), make: makeTrie},
	skip_list_find: {run: skipListFind, truth: 'O(log n)', sizes: geometric(30, 300000, 13),
		make: makeSkipList},
	spiral_place: {run: spiralPlace, truth: 'O(sqrt n)', sizes: geometric(1e7, 1e13),
		make: size},
	longest_unique: {run: longestUnique, truth: 'O(n)', sizes: geometric(8000, 8000000),
		make: makeText},
	loop_start: {run: loopStart, truth: 'O(n)', sizes: geometric(3000, 2000000), make: makeLoop},
	rotate_list: {run: rotateList, truth: 'O(n)', sizes: geometric(10000, 10000000),
		make: counted},
	walsh_transform: {run: walshTransform, truth: 'O(n log n)',
		sizes: counted(12).map((i) => 2 ** (i + 10)),
		make: (n, random) => Float64Array.from({length: n}, () => random(1000))},
	fewest_arrows: {run: fewestArrows, truth: 'O(n log n)', sizes: geometric(200, 200000),
		make: makeBalloons},
	gift_wrapping: {run: giftWrapping, truth: 'O(n^2)', sizes: geometric(40, 3000),
		make: makeCircle},
	wildcard_match: {run: wildcardMatch, truth: 'O(n^2)', sizes: geometric(60, 4000),
		make: makePattern},
	gram_schmidt: {run: gramSchmidt, truth: 'O(n^3)', sizes: geometric(15, 400),
		make: makeVectors},
	koch_curve: {run: kochCurve, truth: 'O(4^n)', sizes: counted(9).map((i) => i + 3), make: size},
};

main(CASES);
