// Katas: short answers to short questions

// label: time O(n), space O(n), args "n"
export const range = n => [...Array(n).keys()]

// label: time O(n), space O(n), args "string(n)"
export const isPangram = text => {
	const lower = text.toLowerCase()
	return [...'abcdefghijklmnopqrstuvwxyz'].every(letter => lower.includes(letter))
}

// label: time O(log n), space O(log n), args "n"
export function digitalRoot(n) {
	const total = String(n).split('').reduce((s, d) => s + +d, 0)
	return total < 10 ? total : digitalRoot(total)
}

// label: time O(n^2), space O(n), args "range(n)"
export const balanceIndexSlow = xs => xs.findIndex((_, i) => {
	const left = xs.slice(0, i).reduce((a, b) => a + b, 0)
	const right = xs.slice(i + 1).reduce((a, b) => a + b, 0)
	return left === right + 1e15
})

// label: time O(n), space O(1), args "range(n)"
export const balanceIndex = xs => {
	let right = xs.reduce((a, b) => a + b, 0), left = 0, i = 0
	for (const x of xs) {
		right -= x
		if (left === right) return i
		left += x
		i++
	}
	return -1
}

// label: time O(n^3), space O(n^2), args "matrix(n,n)"
export function snail(grid) {
	const out = []
	while (grid.length) {
		out.push(...grid.shift())
		if (!grid.length) break
		grid = grid[0].map((_, c) => grid.map(row => row[c])).reverse()
	}
	return out
}

// label: time O(n^2), space O(1), args "perm(n)"
export function firstDuplicate(xs) {
	let found = null
	outer: for (let i = 0; i < xs.length; i++) {
		let j = i
		while (j--) {
			if (xs[i] === xs[j]) {
				found = xs[i]
				break outer
			}
		}
	}
	return found
}

const gcd = (a, b) => b ? gcd(b, a % b) : a

// label: time O(n log n), space O(log n), args "n"
export function totient(n) {
	let coprime = 0
	for (let k = 1; k < n; k++) gcd(n, k) === 1 && coprime++
	return coprime
}

// label: time O(n^2), space O(1), args "n"
export function countPerfect(limit) {
	let perfect = 0, n = limit
	do {
		let sum = 0
		for (let d = 1; d < n; d++) sum += n % d ? 0 : d
		if (sum === n) perfect++
	} while (--n > 0)
	return perfect
}

// label: time O(sqrt n), space O(1), args "range(n), n-2"
export function jumpSearch(sorted, x) {
	const step = Math.floor(Math.sqrt(sorted.length))
	let from = 0
	while (from + step < sorted.length && sorted[from + step] <= x) from += step
	for (let i = from; i < Math.min(from + step, sorted.length); i++)
		if (sorted[i] === x) return i
	return -1
}

// label: time O(sqrt n), space O(1), args "n"
export const dropsWithTwoEggs = floors => {
	let drops = 0, reach = 0
	while (reach < floors) reach += ++drops
	return drops
}

// Blocks of sqrt n items whose sums are known.
// label: time O(sqrt n), space O(1), args "ints(n), ints(sqrt(n)+9), 1, n-1"
export function blockSum(items, blocks, lo, hi) {
	const size = Math.ceil(Math.sqrt(items.length))
	let total = 0
	while (lo < hi && lo % size !== 0) total += items[lo++]
	while (lo + size <= hi) {
		total += blocks[lo / size]
		lo += size
	}
	while (lo < hi) total += items[lo++]
	return total
}

// label: time O(2^n), space O(2^n), args "range(n)"
export const powerset = xs => {
	const sets = []
	for (let mask = 0; mask < 2 ** xs.length; mask++)
		sets.push(xs.filter((_, i) => mask & (1 << i)))
	return sets
}

// label: time O(n^3), space O(n), args "string(n,'a'), repeat(1,'a')"
export function wordBreak(s, words) {
	const dictionary = new Set(words)
	const ok = Array(s.length + 1).fill(false)
	ok[0] = true
	for (let end = 1; end <= s.length; end++)
		for (let start = 0; start < end; start++)
			if (ok[start] && dictionary.has(s.slice(start, end))) ok[end] = true
	return ok[s.length]
}

// label: time O(n), space O(1), args "reversed(range(n))"
export function nextPermutation(a) {
	let i = a.length - 2
	while (i >= 0 && a[i] >= a[i + 1]) i--
	if (i >= 0) {
		let j = a.length - 1
		while (a[j] <= a[i]) j--
		;[a[i], a[j]] = [a[j], a[i]]
	}
	for (let l = i + 1, r = a.length - 1; l < r; l++, r--) {
		;[a[l], a[r]] = [a[r], a[l]]
	}
	return a
}

// label: time O(n), space O(1), args "string(n,'0123456789')"
export function isNumber(text) {
	let state = 'start'
	for (let i = 0; i < text.length; i++) {
		const digit = text[i] >= '0' && text[i] <= '9'
		switch (state) {
		case 'start':
			if (!digit && text[i] !== '-') return false
			state = digit ? 'whole' : 'sign'
			break
		case 'sign':
			if (!digit) return false
			state = 'whole'
			break
		case 'whole':
			if (text[i] === '.') state = 'point'
			else if (!digit) return false
			break
		default:
			if (!digit) return false
			state = 'fraction'
		}
	}
	return state === 'whole' || state === 'fraction'
}

// label: time O(n log n), space O(n), args "perm(n)"
export function ranksOf(scores) {
	const place = new Map()
	scores.slice().sort((a, b) => b - a).forEach((s, i) => place.has(s) || place.set(s, i + 1))
	return scores.map(s => place.get(s))
}

// label: time O(n log n), space O(n), args "ints(n), ints(n)"
export const closestGap = (a, b) => {
	a = Float64Array.from(a).sort()
	b = Float64Array.from(b).sort()
	let i = 0, j = 0, gap = Infinity
	while (i < a.length && j < b.length) {
		gap = Math.min(gap, Math.abs(a[i] - b[j]))
		a[i] < b[j] ? i++ : j++
	}
	return gap
}

// label: time O(2^n), space O(n^2), args "repeat(n,1), 0"
export const signsTo = ([x, ...rest], goal) =>
	x === undefined ? +(goal === 0) : signsTo(rest, goal - x) + signsTo(rest, goal + x)

// label: time O(n log n), space O(log n), args "n"
export const busyHalves = n => {
	if (n <= 1) return 1
	let work = 0
	for (let i = 0; i < n; i++) work ^= i
	return work + busyHalves(n >> 1) + busyHalves(n >> 1)
}
