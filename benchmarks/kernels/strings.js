// Texts that are put together and taken apart.
const isPalindrome = (text) => text === text.split('').reverse().join('');

function encode(text) {
  let out = '';
  for (let i = 0; i < text.length; ) {
    let j = i;
    while (j < text.length && text[j] === text[i]) j++;
    out += String(j - i) + text[i];
    i = j;
  }
  return out;
}

let found = 0;
let size = 0;
let built = '';
for (let i = 0; i < 300000; i++) {
  const text = (i * 37).toString(2);
  if (isPalindrome(text)) found++;
  size += encode(text).length;
  built += `${text.slice(0, 3).toUpperCase()},`;
  if (text.startsWith('101') && text.endsWith('1')) size += text.padStart(40, '0').trim().length;
}
console.log(found, size, built.length);
