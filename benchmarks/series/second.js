'use strict';
// A second set of functions in JavaScript, for record-series --set second; second.py says why.

const {geometric, size, counted, randomInts, main} = require('./harness.js');

// --- O(1)

// The day of Easter in days after 21 March, by the Gregorian calendar's rule.
function easter(year) {
	const golden = year % 19;
	const century = Math.floor(year / 100);
	const inCentury = year % 100;
	const moonShift = Math.floor((8 * century + 13) / 25);
	const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
	const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact -
		inCentury % 4) % 7;
	const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
	return epact + weekday - 7 * late + 1;
}

// 2,000 years from year n on, whatever n.
function easterDays(n) {
	let total = 0;
	for (let year = n; year < n + 2000; year++) total += easter(year);
	return total;
}

// --- O(log n)

function balancedTree(low, high) {
	if (low >= high) return null;
	const key = (low + high) >>> 1;
	return {key, left: balancedTree(low, key), right: balancedTree(key + 1, high)};
}

function makeTree(n, random) {
	return {root: balancedTree(0, n), wanted: Array.from({length: 2000}, () => random(n))};
}

// 2,000 searches, whatever n.
function treeFind({root, wanted}) {
	let turns = 0;
	for (const key of wanted) {
		let node = root;
		while (node.key !== key) {
			node = key < node.key ? node.left : node.right;
			turns++;
		}
	}
	return turns;
}

// --- O(sqrt n)

// In how many ways n is the sum of two squares.
function twoSquares(n) {
	let ways = 0;
	for (let a = 0; a * a <= n; a++) {
		const rest = n - a * a;
		const b = Math.round(Math.sqrt(rest));
		if (b * b === rest) ways++;
	}
	return ways;
}

// --- O(n)

function makeText(n, random) {
	return Array.from({length: n}, () => String.fromCharCode(97 + random(26))).join('');
}

function letterCounts(text) {
	const counts = new Map();
	for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
	return counts;
}

function filterMap(values) {
	return values.filter((value) => value % 2).map((value) => 2 * value).reduce((a, b) => a + b, 0);
}

// --- O(n log n)

// Numbers and no comparator: the engine's own sort of an Int32Array.
function typedSort(values) {
	return values.sort();
}

// --- O(n^2)

function insertionSort(values) {
	for (let i = 1; i < values.length; i++) {
		const value = values[i];
		let at = i;
		for (; at > 0 && values[at - 1] > value; at--) values[at] = values[at - 1];
		values[at] = value;
	}
	return values;
}

function makeCells(n, random) {
	return {n, cells: Uint8Array.from({length: n * n}, () => random(2))};
}

// One generation of Life on n by n cells whose rim is dead.
function lifeStep({n, cells}) {
	const next = new Uint8Array(n * n);
	for (let y = 1; y < n - 1; y++) {
		for (let x = 1; x < n - 1; x++) {
			const at = y * n + x;
			const near = cells[at - n - 1] + cells[at - n] + cells[at - n + 1] + cells[at - 1] +
				cells[at + 1] + cells[at + n - 1] + cells[at + n] + cells[at + n + 1];
			next[at] = near === 3 || (near === 2 && cells[at]) ? 1 : 0;
		}
	}
	return next;
}

// --- O(n^3)

function makeEquations(n, random) {
	const rows = Array.from({length: n}, () => Array.from({length: n + 1}, () => 1 + random(100)));
	for (let i = 0; i < n; i++) rows[i][i] += 100 * n;
	return rows;
}

// Gauss without a choice of pivot, for which the diagonal is large enough: n^3/3 turns.
function solve(rows) {
	const n = rows.length;
	for (let k = 0; k < n; k++) {
		for (let i = k + 1; i < n; i++) {
			const factor = rows[i][k] / rows[k][k];
			for (let j = k; j <= n; j++) rows[i][j] -= factor * rows[k][j];
		}
	}
	const result = new Array(n).fill(0);
	for (let i = n - 1; i >= 0; i--) {
		let rest = rows[i][n];
		for (let j = i + 1; j < n; j++) rest -= rows[i][j] * result[j];
		result[i] = rest / rows[i][i];
	}
	return result;
}

// --- O(c^n), O(n!)

function makeItems(n, random) {
	return Array.from({length: n}, () => ({weight: 1 + random(20), value: 1 + random(100)}));
}

function bestValue(items, at, weight, value) {
	if (at === items.length) return weight <= 100 ? value : 0;
	const item = items[at];
	return Math.max(bestValue(items, at + 1, weight, value),
		bestValue(items, at + 1, weight + item.weight, value + item.value));
}

// With or without each item: 2^n leaves, and the weight is looked at there only.
function knapsack(items) {
	return bestValue(items, 0, 0, 0);
}

function shortestFrom(last, rest, length) {
	if (rest.length === 0) return length;
	let best = Infinity;
	for (let i = 0; i < rest.length; i++) {
		const others = rest.filter((_, j) => j !== i);
		best = Math.min(best, shortestFrom(rest[i], others, length + Math.abs(rest[i] - last)));
	}
	return best;
}

// All n! orders: n!/m! calls with m towns left and m^2 work each, and the sum of m^2/m! is bounded.
function shortestTour(towns) {
	return shortestFrom(0, towns, 0);
}

// run, truth, sizes, make, consumed: the input is made anew for each call
const CASES = {
	easter_days: {run: easterDays, truth: 'O(1)', sizes: geometric(100, 1000000), make: size},
	tree_find: {run: treeFind, truth: 'O(log n)', sizes: geometric(64, 1000000), make: makeTree},
	two_squares: {run: twoSquares, truth: 'O(sqrt n)', sizes: geometric(1e8, 1e14), make: size},
	letter_counts: {run: letterCounts, truth: 'O(n)', sizes: geometric(2000, 4000000),
		make: makeText},
	filter_map: {run: filterMap, truth: 'O(n)', sizes: geometric(2000, 3000000), make: randomInts},
	typed_sort: {run: typedSort, truth: 'O(n log n)', sizes: geometric(2000, 2000000),
		make: (n, random) => Int32Array.from({length: n}, () => random(1000000000)), consumed: true},
	insertion_sort: {run: insertionSort, truth: 'O(n^2)', sizes: geometric(300, 20000),
		make: randomInts, consumed: true},
	life_step: {run: lifeStep, truth: 'O(n^2)', sizes: geometric(60, 3000), make: makeCells},
	gauss: {run: solve, truth: 'O(n^3)', sizes: geometric(30, 500), make: makeEquations,
		consumed: true},
	knapsack: {run: knapsack, truth: 'O(2^n)', sizes: counted(13).map((i) => i + 11),
		make: makeItems},
	shortest_tour: {run: shortestTour, truth: 'O(n!)', sizes: counted(8).map((i) => i + 3),
		make: randomInts},
};

main(CASES);
