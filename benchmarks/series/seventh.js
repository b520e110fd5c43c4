'use strict';
// A seventh set of functions in JavaScript, for record-series --set seventh; seventh.py says why.

const {geometric, size, counted, randomInts, main} = require('./harness.js');

// --- O(1)

function makeEdits(n, random) {
	return {done: randomInts(n, random), undone: []};
}

// 20 times the last 50 of n edits are undone, one by one, and done again.
function undoRedo({done, undone}) {
	for (let round = 0; round < 20; round++) {
		for (let i = 0; i < 50; i++) undone.push(done.pop());
		for (let i = 0; i < 50; i++) done.push(undone.pop());
	}
	return done.length;
}

// --- O(log n)

// The keys 0, 3, 6 ... from low to high, each with how many are in its part of the tree.
function sizedTree(low, high) {
	if (low >= high) return null;
	const middle = (low + high) >> 1;
	return {key: 3 * middle, size: high - low, left: sizedTree(low, middle),
		right: sizedTree(middle + 1, high)};
}

function makeRanks(n, random) {
	return {root: sizedTree(0, n), ranks: Array.from({length: 200}, () => random(n))};
}

// The key with so many below it, for 200 ranks; a level of the balanced tree a turn.
function keyAtRank({root, ranks}) {
	let total = 0;
	for (const rank of ranks) {
		let node = root;
		let left = rank;
		for (;;) {
			const below = node.left === null ? 0 : node.left.size;
			if (left === below) break;
			if (left < below) {
				node = node.left;
			} else {
				left -= below + 1;
				node = node.right;
			}
		}
		total += node.key;
	}
	return total;
}

// --- O(sqrt n)

function makeBlocks(n, random) {
	const values = Int32Array.from({length: n}, () => random(1000000000));
	const width = Math.floor(Math.sqrt(n));
	const least = new Int32Array(Math.ceil(n / width)).fill(1000000000);
	for (let i = 0; i < n; i++) {
		const block = Math.floor(i / width);
		least[block] = Math.min(least[block], values[i]);
	}
	const ranges = Array.from({length: 500}, () => [random(n), random(n)].sort((a, b) => a - b));
	return {values, width, least, ranges};
}

// 500 minima of ranges: up to sqrt(n) values at either end, and up to sqrt(n) blocks in between,
// for which the least is known.
function rangeMinima({values, width, least, ranges}) {
	let total = 0;
	for (const [low, high] of ranges) {
		let minimum = values[high];
		let at = low;
		for (; at < high && at % width > 0; at++) minimum = Math.min(minimum, values[at]);
		for (let block = at / width; at + width <= high; block++, at += width) {
			minimum = Math.min(minimum, least[block]);
		}
		for (; at < high; at++) minimum = Math.min(minimum, values[at]);
		total += minimum;
	}
	return total;
}

// --- O(n)

function makePurchases(n, random) {
	return Array.from({length: n}, () => ({shop: `shop ${random(50)}`, price: random(10000)}));
}

// What was spent in each of 50 shops
function totalsByShop(purchases) {
	return purchases.reduce((totals, {shop, price}) => {
		totals[shop] = (totals[shop] || 0) + price;
		return totals;
	}, {});
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

// Four signs for each three bytes, put together at the end
function toBase64(bytes) {
	const parts = [];
	for (let i = 0; i < bytes.length; i += 3) {
		const three = (bytes[i] << 16) | ((bytes[i + 1] || 0) << 8) | (bytes[i + 2] || 0);
		parts.push(SIGNS[three >> 18] + SIGNS[(three >> 12) & 63] +
			(i + 1 < bytes.length ? SIGNS[(three >> 6) & 63] : '=') +
			(i + 2 < bytes.length ? SIGNS[three & 63] : '='));
	}
	return parts.join('');
}

function makePlayers(n, random) {
	return Array.from({length: n}, (_, id) => ({id, name: `player ${random(1000000)}`,
		scores: [random(100), random(100), random(100)], away: random(2) === 1}));
}

// A deep copy of n records, by structuredClone
function clonePlayers(players) {
	return structuredClone(players);
}

// --- O(n log n)

class Queue {
	constructor() {
		this.heap = [];
	}

	add(item) {
		const {heap} = this;
		let i = heap.length;
		heap.push(item);
		while (i > 0 && heap[(i - 1) >> 1].urgency < item.urgency) {
			heap[i] = heap[(i - 1) >> 1];
			i = (i - 1) >> 1;
		}
		heap[i] = item;
	}

	take() {
		const {heap} = this;
		const first = heap[0];
		const item = heap.pop();
		if (heap.length === 0) return first;
		let i = 0;
		for (let child = 1; child < heap.length; child = 2 * i + 1) {
			if (child + 1 < heap.length && heap[child + 1].urgency > heap[child].urgency) child++;
			if (heap[child].urgency <= item.urgency) break;
			heap[i] = heap[child];
			i = child;
		}
		heap[i] = item;
		return first;
	}
}

function makePatients(n, random) {
	return Array.from({length: n}, (_, id) => ({id, urgency: random(1000000)}));
}

// All n come, and are then called by urgency: each goes down nearly the whole heap once, since what
// comes to its top is from the bottom.
function callPatients(patients) {
	const queue = new Queue();
	for (const patient of patients) queue.add(patient);
	return patients.map(() => queue.take().id);
}

function makeGigs(n, random) {
	return Array.from({length: n}, () => ({pay: random(1000000), deadline: 1 + random(n)}));
}

function freeDay(days, day) {
	while (days[day] !== day) {
		days[day] = days[days[day]];
		day = days[day];
	}
	return day;
}

// One a day: sorted by pay, and each is put on the last free day before its deadline, found in next
// to constant time.
function bestGigs(gigs) {
	const days = new Int32Array(gigs.length + 1);
	for (let i = 0; i < days.length; i++) days[i] = i;
	let total = 0;
	for (const {pay, deadline} of gigs.slice().sort((a, b) => b.pay - a.pay)) {
		const day = freeDay(days, deadline);
		if (day > 0) {
			days[day] = day - 1;
			total += pay;
		}
	}
	return total;
}

// --- O(n^2)

function makeBoard(n, random) {
	return Array.from({length: n}, () => randomInts(n, random));
}

// All cells of n rows of n, from the outside in
function spiralOrder(board) {
	const cells = [];
	let top = 0;
	let left = 0;
	let bottom = board.length - 1;
	let right = board.length - 1;
	while (top <= bottom && left <= right) {
		for (let x = left; x <= right; x++) cells.push(board[top][x]);
		for (let y = top + 1; y <= bottom; y++) cells.push(board[y][right]);
		for (let x = right - 1; top < bottom && x >= left; x--) cells.push(board[bottom][x]);
		for (let y = bottom - 1; left < right && y > top; y--) cells.push(board[y][left]);
		top++;
		left++;
		bottom--;
		right--;
	}
	return cells;
}

function makeSteps(n, random) {
	return Array.from({length: n}, () => random(201) - 100);
}

// How many of the n^2/2 runs of numbers have the sum 0
function zeroRuns(steps) {
	let count = 0;
	for (let start = 0; start < steps.length; start++) {
		let total = 0;
		for (let end = start; end < steps.length; end++) {
			total += steps[end];
			if (total === 0) count++;
		}
	}
	return count;
}

// --- O(n^3)

// Symmetric, and so much on the diagonal that there is an answer
function makeSymmetric(n, random) {
	const rows = Array.from({length: n}, () => new Array(n).fill(0));
	for (let i = 0; i < n; i++) {
		for (let j = 0; j < i; j++) rows[i][j] = rows[j][i] = random(1000) / 1000;
		rows[i][i] = n + random(1000) / 1000;
	}
	return rows;
}

// The lower triangle that gives the matrix with its mirror image: n^3/6 products
function cholesky(matrix) {
	const lower = matrix.map((row) => new Float64Array(row.length));
	for (let i = 0; i < matrix.length; i++) {
		for (let j = 0; j <= i; j++) {
			let left = matrix[i][j];
			for (let k = 0; k < j; k++) left -= lower[i][k] * lower[j][k];
			lower[i][j] = i === j ? Math.sqrt(left) : left / lower[j][j];
		}
	}
	return lower;
}

// --- O(c^n)

function sierpinskiArea(x, y, side, depth) {
	if (depth === 0) return (side * side * Math.sqrt(3)) / 4;
	const half = side / 2;
	return sierpinskiArea(x, y, half, depth - 1) +
		sierpinskiArea(x + half, y, half, depth - 1) +
		sierpinskiArea(x + half / 2, y + (half * Math.sqrt(3)) / 2, half, depth - 1);
}

// What is left of a triangle after n steps, each of which takes the middle out of all and leaves
// three.
function sierpinskiTriangle(n) {
	return sierpinskiArea(0, 0, 1, n);
}

// run, truth, sizes, make, consumed: the input is made anew for each call
const CASES = {
	undo_redo: {run: undoRedo, truth: 'O(1)', sizes: geometric(200, 1000000), make: makeEdits},
	key_at_rank: {run: keyAtRank, truth: 'O(log n)', sizes: geometric(32, 500000, 13),
		make: makeRanks},
	range_minima: {run: rangeMinima, truth: 'O(sqrt n)', sizes: geometric(1000, 10000000),
		make: makeBlocks},
	totals_by_shop: {run: totalsByShop, truth: 'O(n)', sizes: geometric(1000, 1000000),
		make: makePurchases},
	to_base64: {run: toBase64, truth: 'O(n)', sizes: geometric(2000, 2000000),
		make: (n, random) => Uint8Array.from({length: n}, () => random(256))},
	clone_players: {run: clonePlayers, truth: 'O(n)', sizes: geometric(100, 50000),
		make: makePlayers},
	call_patients: {run: callPatients, truth: 'O(n log n)', sizes: geometric(200, 300000),
		make: makePatients},
	best_gigs: {run: bestGigs, truth: 'O(n log n)', sizes: geometric(200, 200000), make: makeGigs},
	spiral_order: {run: spiralOrder, truth: 'O(n^2)', sizes: geometric(40, 2000), make: makeBoard},
	zero_runs: {run: zeroRuns, truth: 'O(n^2)', sizes: geometric(200, 15000), make: makeSteps},
	cholesky: {run: cholesky, truth: 'O(n^3)', sizes: geometric(20, 600), make: makeSymmetric},
	sierpinski_triangle: {run: sierpinskiTriangle, truth: 'O(3^n)',
		sizes: counted(12).map((i) => i + 3), make: size},
};

main(CASES);
