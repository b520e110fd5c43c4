// Counting words: split, replace, toLowerCase, a Map and an object.
const text = 'The quick, brown fox jumps over the lazy dog; the dog sleeps. Then a Fox barks!';

function count(lines) {
  const counts = new Map();
  for (const line of lines) {
    for (const piece of line.split(' ')) {
      const word = piece.replace(/[.,;!?]/g, '').toLowerCase();
      if (word) counts.set(word, (counts.get(word) || 0) + 1);
    }
  }
  return counts;
}

function initials(lines) {
  const counts = {};
  for (const line of lines) {
    const letter = line.trim()[0];
    counts[letter] = (counts[letter] || 0) + 1;
  }
  return counts;
}

const lines = [];
for (let i = 0; i < 100000; i++) lines.push(text.replace('fox', `fox${i % 50}`));
const counts = [...count(lines)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
console.log(counts.slice(0, 3), initials(lines));
