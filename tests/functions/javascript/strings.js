'use strict';
// Text helpers as they pile up in a project's lib/ folder.

// label: time O(n), space O(n), args "string(n)"
function reverseString(str) {
  return str.split('').reverse().join('');
}

// label: time O(n), space O(1), args "string(n,'a')"
const isPalindrome = (text) => {
  let left = 0;
  let right = text.length - 1;
  while (left < right) {
    if (text[left++] !== text[right--]) return false;
  }
  return true;
};

// label: time O(n), space O(n), args "string(n)"
function isPalindromeLoose(text) {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters === [...letters].reverse().join('');
}

const VOWELS = new Set('aeiouAEIOU');

// label: time O(n), space O(1), args "string(n)"
function countVowels(text) {
  let vowels = 0;
  for (const ch of text) if (VOWELS.has(ch)) vowels++;
  return vowels;
}

/**
 * Length of the longest run without a repeated character.
 * @param {string} s
 * @returns {number}
 */
// label: time O(n), space O(n), args "string(n)"
function lengthOfLongestSubstring(s) {
  const lastSeen = new Map();
  let start = 0, best = 0;
  for (let end = 0; end < s.length; end++) {
    const previous = lastSeen.get(s[end]);
    if (previous !== undefined && previous >= start) start = previous + 1;
    lastSeen.set(s[end], end);
    best = Math.max(best, end - start + 1);
  }
  return best;
}

// label: time O(n log n), space O(n), args "string(n), string(n)"
const isAnagram = (a, b) => [...a].sort().join('') === [...b].sort().join('');

// label: time O(n), space O(1), args "string(n), string(n)"
function isAnagramByCount(a, b) {
  if (a.length !== b.length) return false;
  const counts = new Array(26).fill(0);
  for (let i = 0; i < a.length; i++) {
    counts[a.charCodeAt(i) - 97] += 1;
    counts[b.charCodeAt(i) - 97] -= 1;
  }
  return counts.every((c) => c === 0);
}

// label: time O(n^2), space O(n), args "repeat(n,string(n,'a'))"
function longestCommonPrefix(strs) {
  if (!strs.length) return '';
  let prefix = strs[0];
  for (let i = 1; i < strs.length; i++) {
    while (!strs[i].startsWith(prefix)) {
      prefix = prefix.slice(0, -1);
      if (!prefix) return '';
    }
  }
  return prefix;
}

// label: time O(n), space O(n), args "string(n,'ab')"
function runLengthEncode(input) {
  let out = '';
  let i = 0;
  while (i < input.length) {
    let j = i;
    while (j < input.length && input[j] === input[i]) j++;
    out += input[i] + (j - i);
    i = j;
  }
  return out;
}

// label: time O(n), space O(n), args "string(n), 3"
function caesar(message, shift) {
  return message
    .split('')
    .map((c) => {
      const code = c.charCodeAt(0);
      if (code < 97 || code > 122) return c;
      return String.fromCharCode(((code - 97 + shift) % 26) + 97);
    })
    .join('');
}

// label: time O(n^2), space O(1), args "string(n,'a'), string(n/2,'a')"
function countOccurrences(haystack, needle) {
  let found = 0;
  for (let i = 0; i + needle.length <= haystack.length; i++) {
    let j = 0;
    while (j < needle.length && haystack[i + j] === needle[j]) j++;
    if (j === needle.length) found++;
  }
  return found;
}

function failureTable(pattern) {
  const table = [0];
  let k = 0;
  for (let i = 1; i < pattern.length; i++) {
    while (k > 0 && pattern[i] !== pattern[k]) k = table[k - 1];
    if (pattern[i] === pattern[k]) k++;
    table.push(k);
  }
  return table;
}

// label: time O(n), space O(n), args "string(n,'ab'), string(n,'ab')"
function kmpSearch(text, pattern) {
  const table = failureTable(pattern);
  let k = 0;
  for (let i = 0; i < text.length; i++) {
    while (k > 0 && text[i] !== pattern[k]) k = table[k - 1];
    if (text[i] === pattern[k]) k++;
    if (k === pattern.length) return i - k + 1;
  }
  return -1;
}

// label: time O(n^2), space O(1), args "string(n,'a')"
function longestPalindromeLength(s) {
  let best = 0;
  for (let center = 0; center < s.length; center++) {
    for (const odd of [0, 1]) {
      let l = center, r = center + odd;
      while (l >= 0 && r < s.length && s[l] === s[r]) { l--; r++; }
      best = Math.max(best, r - l - 1);
    }
  }
  return best;
}

// label: time O(n), space O(n), args "string(n,'ab ')"
function wordFrequency(text) {
  const counts = {};
  for (const word of text.split(' ')) {
    counts[word] = (counts[word] || 0) + 1;
  }
  return counts;
}

// label: time O(n), space O(1), args "string(n,'a'), string(n,'ab')"
function isSubsequence(needle, hay) {
  let i = 0;
  for (let j = 0; j < hay.length && i < needle.length; j++) {
    if (needle[i] === hay[j]) i++;
  }
  return i === needle.length;
}

// label: time O(n), space O(n), args "string(n,'abc ')"
const titleCase = (s) => s.split(' ').map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join(' ');

// label: time O(n^3), space O(1), args "string(n,'a')"
function countPalindromicSubstrings(s) {
  let total = 0;
  for (let i = 0; i < s.length; i++) {
    for (let j = i; j < s.length; j++) {
      let a = i, b = j;
      while (a < b && s[a] === s[b]) {
        a++;
        b--;
      }
      if (a >= b) total++;
    }
  }
  return total;
}

// label: time O(n^2), space O(n), args "string(n/2,'a'), string(n/2,'b')" via noneUnique
function firstUniqueChar(s) {
  return s.split('').findIndex((c) => s.indexOf(c) === s.lastIndexOf(c));
}
const noneUnique = (a, b) => firstUniqueChar(a + b);

// label: time O(n), space O(1), args "string(n,'0123456789')"
function luhnValid(digits) {
  let sum = 0, double = false;
  for (let i = digits.length - 1; i >= 0; i--) {
    let d = digits.charCodeAt(i) - 48;
    if (double) {
      d *= 2;
      if (d > 9) d -= 9;
    }
    sum += d;
    double = !double;
  }
  return sum % 10 === 0;
}

module.exports = {
  reverseString, isPalindrome, isPalindromeLoose, countVowels, lengthOfLongestSubstring,
  isAnagram, isAnagramByCount, longestCommonPrefix, runLengthEncode, caesar, countOccurrences,
  kmpSearch, longestPalindromeLength, wordFrequency, isSubsequence, titleCase,
  countPalindromicSubstrings, firstUniqueChar, noneUnique, luhnValid,
};
