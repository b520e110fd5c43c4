'use strict';
// Times the functions of functions.js and the other sets for record-series.
//
//     FILE --list           their names
//     FILE NAME REPEAT      one series as TSV; REPEAT seeds the inputs
//
// Nothing is warmed up first: the first samples are those of code that is interpreted and then
// compiled, as whoever times a function once a size gets them.

const SAMPLES = 4;
// A sample is the mean of as many calls as take this long. The clock has microseconds, and other
// threads of the engine (collector, compiler) count.
const FLOOR_MICROSECONDS = 1000;

function geometric(low, high, count = 12) {
	const sizes = new Set();
	for (let i = 0; i < count; i++) sizes.add(Math.round(low * (high / low) ** (i / (count - 1))));
	return [...sizes];
}

// A linear congruential generator modulo 2^32, the low bits left out since they repeat early.
function generator(seed) {
	let state = seed >>> 0;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 4294967296) * below);
	};
}

const size = (n) => n;

function counted(n) {
	return Array.from({length: n}, (_, i) => i);
}

function randomInts(n, random) {
	return Array.from({length: n}, () => random(1000000000));
}

let sink; // results that nobody reads may be left out by the compiler

function sample(run, make, consumed) {
	for (let calls = 1; ;) {
		const given = consumed ? Array.from({length: calls}, make) : new Array(calls).fill(make());
		const start = process.cpuUsage();
		for (const data of given) sink = run(data);
		const used = process.cpuUsage(start);
		const microseconds = used.user + used.system;
		if (microseconds >= FLOOR_MICROSECONDS) return microseconds / calls / 1e6;
		const wanted = 1.2 * calls * FLOOR_MICROSECONDS / Math.max(microseconds, 1);
		calls = Math.max(2 * calls, Math.ceil(wanted));
	}
}

function maker(row, n, repeat) {
	const make = () => row.make(n, generator(n * 31 + repeat));
	if (row.consumed) return make;
	const data = make();
	return () => data;
}

function record(row, repeat) {
	const {run, truth, sizes, consumed} = row;
	const makers = sizes.map((n) => [n, maker(row, n, repeat)]);
	const lines = [`# truth: ${truth}`, `# Node.js ${process.version}, CPU time`, 'n\tseconds'];
	for (let turn = 0; turn < SAMPLES; turn++) {
		const order = turn % 2 ? [...makers].reverse() : makers;
		for (const [n, make] of order) lines.push(`${n}\t${sample(run, make, consumed).toPrecision(9)}`);
	}
	console.log(lines.join('\n'));
}

function main(cases) {
	const words = process.argv.slice(2);
	if (words.length === 1 && words[0] === '--list') {
		console.log(Object.keys(cases).map((name) => `js.${name}`).join('\n'));
		return;
	}
	const name = (words[0] || '').replace(/^js\./, '');
	if (words.length !== 2 || !Object.hasOwn(cases, name) || !/^\d+$/.test(words[1])) {
		console.error('usage: FILE --list | FILE NAME REPEAT');
		process.exitCode = 2;
		return;
	}
	record(cases[name], Number(words[1]));
}

module.exports = {geometric, generator, size, counted, randomInts, main};
