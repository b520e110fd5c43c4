// Sorting with a comparison, and an insertion sort written out.
function insertionSort(items) {
  for (let i = 1; i < items.length; i++) {
    const item = items[i];
    let j = i - 1;
    while (j >= 0 && items[j] > item) {
      items[j + 1] = items[j];
      j--;
    }
    items[j + 1] = item;
  }
  return items;
}

const people = [];
for (let i = 0; i < 150000; i++) people.push({ name: `name${(i * 7919) % 5000}`, age: (i * 31) % 90 });
people.sort((a, b) => a.age - b.age || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
const byName = [...people].sort((a, b) => a.name.localeCompare(b.name));
const numbers = Array.from({ length: 16000 }, (_, i) => (i * 7919) % 16001);
console.log(people[0], byName[0], insertionSort(numbers).slice(0, 3));
