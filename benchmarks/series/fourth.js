'use strict';
// A fourth set of functions in JavaScript, for record-series --set fourth; fourth.py says why.

const {geometric, size, main} = require('./harness.js');

// --- O(1)

function makeAccounts(n) {
	return Array.from({length: n}, (_, i) => ({number: i, balance: 1000}));
}

// 5,000 payments from the first to the last, whatever n.
function transfers(accounts) {
	for (let i = 0; i < 5000; i++) {
		const from = accounts[0];
		const to = accounts[accounts.length - 1];
		from.balance -= 1;
		to.balance += 1;
	}
	return accounts[0].balance;
}

// --- O(log n)

const PRIME = 1000003; // the square of which, and some more, a number holds without rounding

// Fibonacci numbers n and n + 1 modulo a prime, from those of half n.
function fibonacciPair(n) {
	if (n === 0) return [0, 1];
	const [a, b] = fibonacciPair(Math.floor(n / 2));
	const even = (a * ((2 * b - a + PRIME) % PRIME)) % PRIME;
	const odd = (a * a + b * b) % PRIME;
	return n % 2 === 0 ? [even, odd] : [odd, (even + odd) % PRIME];
}

// 500 times, a call a bit of n.
function fastFibonacci(n) {
	let total = 0;
	for (let i = 0; i < 500; i++) total += fibonacciPair(n)[0];
	return total;
}

// --- O(sqrt n)

// How many points with whole coordinates are in a circle whose radius is sqrt n.
function circlePoints(n) {
	let points = 0;
	for (let x = 1; x * x <= n; x++) points += 1 + Math.floor(Math.sqrt(n - x * x));
	return 4 * points + 1;
}

// --- O(n)

function makeReadings(n, random) {
	return Array.from({length: n}, () => random(1000));
}

// Over ten readings; one is added and one taken away for each.
function movingAverage(readings) {
	const averages = [];
	let total = 0;
	for (let i = 0; i < readings.length; i++) {
		total += readings[i];
		if (i >= 10) total -= readings[i - 10];
		if (i >= 9) averages.push(total / 10);
	}
	return averages;
}

function makeColours(n, random) {
	return Array.from({length: n}, () => random(3));
}

// Three colours are put in order in one pass, by exchanges.
function dutchFlag(colours) {
	let low = 0;
	let at = 0;
	let high = colours.length - 1;
	while (at <= high) {
		const colour = colours[at];
		if (colour === 0) {
			colours[at++] = colours[low];
			colours[low++] = colour;
		} else if (colour === 2) {
			colours[at] = colours[high];
			colours[high--] = colour;
		} else {
			at++;
		}
	}
	return colours;
}

// --- O(n log n)

function makeMeetings(n, random) {
	return Array.from({length: n}, () => {
		const start = random(1000000000);
		return {start, end: start + random(1000)};
	});
}

// Sorted by their start, in a copy; then those that overlap become one.
function mergeMeetings(meetings) {
	const busy = [];
	for (const {start, end} of [...meetings].sort((a, b) => a.start - b.start)) {
		const last = busy[busy.length - 1];
		if (last && start <= last.end) last.end = Math.max(last.end, end);
		else busy.push({start, end});
	}
	return busy;
}

// --- O(n^2)

// The longest palindrome from each of its middles; in a text of one letter each goes to an end, so
// there are n^2/2 comparisons.
function longestPalindrome(text) {
	let best = 0;
	for (let middle = 0; middle < 2 * text.length - 1; middle++) {
		let low = middle >> 1;
		let high = (middle + 1) >> 1;
		while (low >= 0 && high < text.length && text[low] === text[high]) {
			low--;
			high++;
		}
		best = Math.max(best, high - low - 1);
	}
	return best;
}

// --- O(n^3)

function makeChanges(n, random) {
	return Array.from({length: n}, () => random(201) - 100);
}

// The largest sum of neighbours, each added up anew: n^3/6 turns.
function bestSumOfAll(changes) {
	let best = changes[0];
	for (let low = 0; low < changes.length; low++) {
		for (let high = low; high < changes.length; high++) {
			let total = 0;
			for (let i = low; i <= high; i++) total += changes[i];
			if (total > best) best = total;
		}
	}
	return best;
}

// run, truth, sizes, make, consumed: the input is made anew for each call
const CASES = {
	transfers: {run: transfers, truth: 'O(1)', sizes: geometric(100, 400000), make: makeAccounts},
	fast_fibonacci: {run: fastFibonacci, truth: 'O(log n)', sizes: geometric(16, 1e9, 13),
		make: size},
	circle_points: {run: circlePoints, truth: 'O(sqrt n)', sizes: geometric(1e9, 2e14), make: size},
	moving_average: {run: movingAverage, truth: 'O(n)', sizes: geometric(4000, 4000000),
		make: makeReadings},
	dutch_flag: {run: dutchFlag, truth: 'O(n)', sizes: geometric(5000, 5000000), make: makeColours,
		consumed: true},
	merge_meetings: {run: mergeMeetings, truth: 'O(n log n)', sizes: geometric(300, 150000),
		make: makeMeetings},
	longest_palindrome: {run: longestPalindrome, truth: 'O(n^2)', sizes: geometric(80, 6000),
		make: (n) => 'a'.repeat(n)},
	best_sum_of_all: {run: bestSumOfAll, truth: 'O(n^3)', sizes: geometric(15, 800),
		make: makeChanges},
};

main(CASES);
