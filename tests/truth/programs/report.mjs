// argus run tests/truth/programs/report.mjs --input 'n; ints(n)'
// time: O(n log n), memory: O(n)
// What is slow is imported: the middle of numbers is found by sorting.
import { readFileSync } from 'node:fs';
import { median } from './report_parts/statistics.mjs';

const numbers = readFileSync(0, 'utf8').split('\n')[1].split(' ').map(Number);
console.log(median(numbers));
