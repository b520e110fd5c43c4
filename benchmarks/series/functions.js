'use strict';
// Functions of known growth in JavaScript, timed for record-series; harness.js says how it is run.

const {geometric, size, counted, randomInts, main} = require('./harness.js');

// --- O(1)

function makeMap(n) {
	const map = new Map();
	for (let i = 0; i < n; i++) map.set('key' + i, i);
	return map;
}

function mapGet(map) {
	let total = 0;
	for (let i = 0; i < 2000; i++) total += map.get('key7') + map.get('key42');
	return total;
}

// --- O(log n)

function makeSearch(n, random) {
	const values = Float64Array.from({length: n}, (_, i) => 2 * i);
	return {values, wanted: Array.from({length: 500}, () => random(2 * n))};
}

function lowerBound(values, wanted) {
	let low = 0;
	let high = values.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (values[middle] < wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}

// 500 searches, whatever n.
function typedSearch({values, wanted}) {
	let total = 0;
	for (const value of wanted) total += lowerBound(values, value);
	return total;
}

// --- O(sqrt n)

// The sum of floor(n / i) by its symmetry, in sqrt(n) turns.
function divisorSum(n) {
	let total = 0;
	const root = Math.floor(Math.sqrt(n));
	for (let i = 1; i <= root; i++) total += Math.floor(n / i);
	return 2 * total - root * root;
}

// --- O(n)

function prefixSums(values) {
	for (let i = 1; i < values.length; i++) values[i] = (values[i] + values[i - 1]) % 1000;
	return values;
}

// Amortised: the table is made anew whenever it is full, which is a saw-tooth.
function mapGrow(values) {
	const last = new Map();
	for (let i = 0; i < values.length; i++) last.set(values[i], i);
	return last.size;
}

// A tree of pieces in constant time each; reading a letter makes it one text, once.
function textAppend(n) {
	let text = '';
	for (let i = 0; i < n; i++) text += String.fromCharCode(97 + (i % 26));
	return text.charCodeAt(n >> 1);
}

// --- O(n log n)

function sortComparator(values) {
	return values.sort((a, b) => a - b);
}

// --- O(n sqrt n)

// The sum of sqrt(k) for k up to n is 2/3 n^1.5.
function rootTurns(n) {
	let turns = 0;
	for (let k = 1; k <= n; k++) {
		for (let d = 1; d * d <= k; d++) turns += d & 1;
	}
	return turns;
}

// --- O(n^2)

// Up to some 16,000 elements V8 moves the front of the array and not the elements, so that these
// sizes are linear. Above, in the space for large objects, each shift moves the whole rest.
function shiftDrain(values) {
	let total = 0;
	while (values.length > 0) total += values.shift();
	return total;
}

// Moves half of what is left.
function spliceMiddle(values) {
	while (values.length > 0) values.splice(values.length >> 1, 1);
}

// --- O(n^2 log n)

function makeSorted(n, random) {
	return Float64Array.from({length: n}, () => random(1000000) - 500000).sort();
}

function pairSearch(values) {
	let found = 0;
	for (let i = 0; i < values.length; i++) {
		for (let j = i + 1; j < values.length; j++) {
			const wanted = -(values[i] + values[j]);
			if (values[lowerBound(values, wanted)] === wanted) found++;
		}
	}
	return found;
}

// --- O(n^3)

function makeDistances(n, random) {
	return {n, distances: Float64Array.from({length: n * n}, () => 1 + random(1000))};
}

function floydWarshall({n, distances}) {
	for (let k = 0; k < n; k++) {
		for (let i = 0; i < n; i++) {
			const there = distances[i * n + k];
			for (let j = 0; j < n; j++) {
				const way = there + distances[k * n + j];
				if (way < distances[i * n + j]) distances[i * n + j] = way;
			}
		}
	}
	return distances;
}

// --- O(c^n)

function countSums(values, at, left) {
	if (at === values.length) return left === 0 ? 1 : 0;
	return countSums(values, at + 1, left) + countSums(values, at + 1, left - values[at]);
}

// With or without each element: 2^n leaves, nothing is cut off.
function subsetSums(values) {
	return countSums(values, 0, 100);
}

// run, truth, sizes, make, consumed: the input is made anew for each call
const CASES = {
	map_get: {run: mapGet, truth: 'O(1)', sizes: geometric(100, 400000), make: makeMap},
	typed_search: {run: typedSearch, truth: 'O(log n)', sizes: geometric(64, 4000000),
		make: makeSearch},
	divisor_sum: {run: divisorSum, truth: 'O(sqrt n)', sizes: geometric(2e8, 2e15), make: size},
	prefix_sums: {run: prefixSums, truth: 'O(n)', sizes: geometric(5000, 6000000),
		make: (n, random) => Float64Array.from({length: n}, () => random(1000))},
	map_grow: {run: mapGrow, truth: 'O(n)', sizes: geometric(600, 600000), make: randomInts},
	text_append: {run: textAppend, truth: 'O(n)', sizes: geometric(2000, 2000000), make: size},
	sort_comparator: {run: sortComparator, truth: 'O(n log n)', sizes: geometric(300, 300000),
		make: randomInts, consumed: true},
	root_turns: {run: rootTurns, truth: 'O(n sqrt n)', sizes: geometric(1000, 300000), make: size},
	shift_drain: {run: shiftDrain, truth: 'O(n^2)', sizes: geometric(2000, 60000), make: counted,
		consumed: true},
	splice_middle: {run: spliceMiddle, truth: 'O(n^2)', sizes: geometric(600, 50000), make: counted,
		consumed: true},
	pair_search: {run: pairSearch, truth: 'O(n^2 log n)', sizes: geometric(45, 1800),
		make: makeSorted},
	floyd_warshall: {run: floydWarshall, truth: 'O(n^3)', sizes: geometric(25, 380),
		make: makeDistances, consumed: true},
	subset_sums: {run: subsetSums, truth: 'O(2^n)', sizes: counted(13).map((i) => i + 12),
		make: (n, random) => Array.from({length: n}, () => 1 + random(50))},
};

main(CASES);
