'use strict';
// A fifth set of functions in JavaScript, for record-series --set fifth; fifth.py says why.

const {geometric, size, counted, randomInts, main} = require('./harness.js');

// --- O(1)

// A ring of nodes, of which one in the middle is known.
function makeRing(n) {
	const nodes = Array.from({length: n}, (_, value) => ({value, before: null, after: null}));
	nodes.forEach((node, i) => {
		node.before = nodes[(i + n - 1) % n];
		node.after = nodes[(i + 1) % n];
	});
	return nodes[n >> 1];
}

// 5,000 times a new node is put in behind the known one and taken out again.
function insertAndRemove(node) {
	let total = 0;
	for (let i = 0; i < 5000; i++) {
		const added = {value: i, before: node, after: node.after};
		node.after.before = added;
		node.after = added;
		total += node.after.value;
		added.before.after = added.after;
		added.after.before = added.before;
	}
	return total;
}

// The bits that are set, added up in pairs, fours and so on.
function bitCount(number) {
	let bits = number - ((number >>> 1) & 0x55555555);
	bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
	bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
	return Math.imul(bits, 0x01010101) >>> 24;
}

// 5,000 numbers from n on, whatever n.
function bitCounts(n) {
	let total = 0;
	for (let i = 0; i < 5000; i++) total += bitCount(n + i);
	return total;
}

// --- O(log n)

// How often the digit 1 is written from 1 to n, a turn a decimal place.
function onesUpTo(n) {
	let ones = 0;
	for (let place = 1; place <= n; place *= 10) {
		const above = Math.floor(n / (place * 10));
		const digit = Math.floor(n / place) % 10;
		ones += above * place;
		if (digit > 1) ones += place;
		else if (digit === 1) ones += (n % place) + 1;
	}
	return ones;
}

// 2,000 times; each size has one digit more.
function onesWritten(n) {
	let total = 0;
	for (let i = 0; i < 2000; i++) total += onesUpTo(n);
	return total;
}

// Groups of one are united in pairs, those in pairs and so on, which is the deepest that union by
// size can become: a node of n, which is a power of two, has log2(n) / 2 above it on average.
function makeGroups(n, random) {
	const parents = Int32Array.from({length: n}, (_, i) => i);
	for (let width = 1; width < n; width *= 2) {
		for (let i = 0; i < n; i += 2 * width) parents[i + width] = i;
	}
	return {parents, wanted: Array.from({length: 2000}, () => random(n))};
}

// 2,000 searches for a root, whatever n; no path is made shorter.
function findRoots({parents, wanted}) {
	let turns = 0;
	for (const start of wanted) {
		let node = start;
		while (parents[node] !== node) {
			node = parents[node];
			turns++;
		}
	}
	return turns;
}

// --- O(sqrt n)

// A list of n values in blocks of sqrt n.
function makeUnrolled(n, random) {
	const width = Math.ceil(Math.sqrt(n));
	let first = null;
	for (let low = width * Math.floor((n - 1) / width); low >= 0; low -= width) {
		const values = Array.from({length: Math.min(width, n - low)}, () => random(100));
		first = {values, next: first};
	}
	return {first, wanted: Array.from({length: 1000}, () => random(n))};
}

// 1,000 values by their place: half of the sqrt n blocks are passed on average.
function unrolledGet({first, wanted}) {
	let total = 0;
	for (const place of wanted) {
		let block = first;
		let left = place;
		while (left >= block.values.length) {
			left -= block.values.length;
			block = block.next;
		}
		total += block.values[left];
	}
	return total;
}

// --- O(n)

// Fisher and Yates; the next call shuffles what this one has shuffled.
function shuffle(cards) {
	for (let i = cards.length - 1; i > 0; i--) {
		const j = Math.floor(Math.random() * (i + 1));
		const card = cards[i];
		cards[i] = cards[j];
		cards[j] = card;
	}
	return cards;
}

// The largest of each 50 neighbours. Each place enters the queue once and leaves it once at most.
function windowMaxima(values) {
	const queue = [];
	const maxima = [];
	let head = 0;
	for (let i = 0; i < values.length; i++) {
		while (queue.length > head && values[queue[queue.length - 1]] <= values[i]) queue.pop();
		queue.push(i);
		if (queue[head] <= i - 50) head++;
		if (i >= 49) maxima.push(values[queue[head]]);
	}
	return maxima;
}

// All lines are of one kind, and their numbers of as many digits in a long table as in a short one.
function makeTable(n, random) {
	const towns = ['Aachen', 'Berlin', 'Celle', 'Dresden'];
	const line = () => `${100000 + random(900000)},${towns[random(4)]},${10 + random(90)}`;
	return Array.from({length: n}, line).join('\n');
}

// n lines of three fields each.
function parseTable(text) {
	return text.split('\n').map((line) => {
		const [number, town, price] = line.split(',');
		return {number: Number(number), town, price: Number(price)};
	});
}

// --- O(n log n)

function heightOf(node) {
	return node === null ? 0 : node.height;
}

function update(node) {
	node.height = 1 + Math.max(heightOf(node.left), heightOf(node.right));
}

function rotateRight(node) {
	const top = node.left;
	node.left = top.right;
	top.right = node;
	update(node);
	update(top);
	return top;
}

function rotateLeft(node) {
	const top = node.right;
	node.right = top.left;
	top.left = node;
	update(node);
	update(top);
	return top;
}

function avlInsert(node, key) {
	if (node === null) return {key, height: 1, left: null, right: null};
	if (key < node.key) node.left = avlInsert(node.left, key);
	else node.right = avlInsert(node.right, key);
	update(node);
	const balance = heightOf(node.left) - heightOf(node.right);
	if (balance > 1) {
		if (key >= node.left.key) node.left = rotateLeft(node.left);
		return rotateRight(node);
	}
	if (balance < -1) {
		if (key < node.right.key) node.right = rotateRight(node.right);
		return rotateLeft(node);
	}
	return node;
}

// The keys rise. The tree stays balanced, so each goes down log2 n levels and up again.
function avlTree(n) {
	let root = null;
	for (let key = 0; key < n; key++) root = avlInsert(root, key);
	return root;
}

// The least of each stretch of 1, 2, 4 ... neighbours: log2 n rows of up to n.
function sparseTable(values) {
	const rows = [values];
	for (let width = 1; 2 * width <= values.length; width *= 2) {
		const last = rows[rows.length - 1];
		const row = new Int32Array(values.length - 2 * width + 1);
		for (let i = 0; i < row.length; i++) row[i] = Math.min(last[i], last[i + width]);
		rows.push(row);
	}
	return rows;
}

// --- O(n^2)

function makeTowns(n, random) {
	return Array.from({length: n}, () => ({x: random(10000), y: random(10000)}));
}

// Prim without a heap: n times the nearest town of all that are left, and each is looked at again.
function shortestCables(towns) {
	const n = towns.length;
	const nearest = new Array(n).fill(Infinity);
	const joined = new Array(n).fill(false);
	let at = 0;
	let total = 0;
	for (let count = 1; count < n; count++) {
		joined[at] = true;
		let next = -1;
		for (let i = 0; i < n; i++) {
			if (joined[i]) continue;
			const distance = Math.hypot(towns[i].x - towns[at].x, towns[i].y - towns[at].y);
			if (distance < nearest[i]) nearest[i] = distance;
			if (next < 0 || nearest[i] < nearest[next]) next = i;
		}
		total += nearest[next];
		at = next;
	}
	return total;
}

// n by n points of one and the same part of the plane, 50 turns each at most.
function mandelbrot(n) {
	let inside = 0;
	for (let row = 0; row < n; row++) {
		for (let column = 0; column < n; column++) {
			const realStart = -2 + (3 * (column + 0.5)) / n;
			const imaginaryStart = -1.5 + (3 * (row + 0.5)) / n;
			let real = 0;
			let imaginary = 0;
			let turns = 0;
			while (turns < 50 && real * real + imaginary * imaginary <= 4) {
				const product = real * imaginary;
				real = real * real - imaginary * imaginary + realStart;
				imaginary = 2 * product + imaginaryStart;
				turns++;
			}
			if (turns === 50) inside++;
		}
	}
	return inside;
}

// --- O(n^3)

// Sums over all that is above and on the left of a cell.
function makeSums(n, random) {
	const sums = new Int32Array((n + 1) * (n + 1));
	for (let y = 1; y <= n; y++) {
		for (let x = 1; x <= n; x++) {
			const at = y * (n + 1) + x;
			sums[at] = random(19) - 9 + sums[at - 1] + sums[at - n - 1] - sums[at - n - 2];
		}
	}
	return {n, sums};
}

// The largest sum of a square: n^3/3 squares of all widths, in constant time each.
function bestSquare({n, sums}) {
	let best = -Infinity;
	for (let width = 1; width <= n; width++) {
		for (let y = width; y <= n; y++) {
			const low = y * (n + 1);
			const high = (y - width) * (n + 1);
			for (let x = width; x <= n; x++) {
				const total = sums[low + x] - sums[low + x - width] - sums[high + x] +
					sums[high + x - width];
				if (total > best) best = total;
			}
		}
	}
	return best;
}

// --- O(2^n)

function makeItems(n, random) {
	return Array.from({length: n}, () => 1 + random(1000));
}

// The least difference of two heaps: the sum of each of 2^n sets, from that of one item fewer.
function fairShare(items) {
	const sets = 2 ** items.length;
	const sums = new Int32Array(sets);
	const all = items.reduce((a, b) => a + b, 0);
	let best = all;
	for (let set = 1; set < sets; set++) {
		const item = 31 - Math.clz32(set);
		sums[set] = sums[set - (1 << item)] + items[item];
		best = Math.min(best, Math.abs(all - 2 * sums[set]));
	}
	return best;
}

// run, truth, sizes, make, consumed: the input is made anew for each call
const CASES = {
	insert_and_remove: {run: insertAndRemove, truth: 'O(1)', sizes: geometric(100, 1000000),
		make: makeRing},
	bit_counts: {run: bitCounts, truth: 'O(1)', sizes: geometric(100, 1000000), make: size},
	ones_written: {run: onesWritten, truth: 'O(log n)', sizes: geometric(20, 2e8, 8), make: size},
	find_roots: {run: findRoots, truth: 'O(log n)', sizes: counted(17).map((i) => 2 ** (i + 4)),
		make: makeGroups},
	unrolled_get: {run: unrolledGet, truth: 'O(sqrt n)', sizes: geometric(400, 4000000),
		make: makeUnrolled},
	shuffle: {run: shuffle, truth: 'O(n)', sizes: geometric(2000, 4000000), make: counted},
	window_maxima: {run: windowMaxima, truth: 'O(n)', sizes: geometric(3000, 3000000),
		make: randomInts},
	parse_table: {run: parseTable, truth: 'O(n)', sizes: geometric(300, 200000), make: makeTable},
	avl_tree: {run: avlTree, truth: 'O(n log n)', sizes: geometric(200, 500000), make: size},
	sparse_table: {run: sparseTable, truth: 'O(n log n)', sizes: geometric(1500, 1500000),
		make: (n, random) => Int32Array.from({length: n}, () => random(1000000000))},
	shortest_cables: {run: shortestCables, truth: 'O(n^2)', sizes: geometric(60, 3000),
		make: makeTowns},
	mandelbrot: {run: mandelbrot, truth: 'O(n^2)', sizes: geometric(25, 1500), make: size},
	best_square: {run: bestSquare, truth: 'O(n^3)', sizes: geometric(25, 500), make: makeSums},
	fair_share: {run: fairShare, truth: 'O(2^n)', sizes: counted(12).map((i) => i + 13),
		make: makeItems},
};

main(CASES);
