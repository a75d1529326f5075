/** The word that differs least, if it differs by little: what somebody may have meant. */
export function closest(word: string, among: string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 4)) + 1;
  for (const candidate of new Set(among)) {
    const distance = editDistance(word, candidate);
    if (distance > 0 && distance < least) {
      [best, least] = [candidate, distance];
    }
  }

  return best;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }

    row = next;
  }

  return row[b.length]!;
}
