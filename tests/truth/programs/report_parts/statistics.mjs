export function median(numbers) {
  const ordered = [...numbers].sort((a, b) => a - b);
  return ordered[ordered.length >> 1];
}
