const digits = new Map(
  'zero oh o one two three four five six seven eight nine'
    .split(' ')
    .map((word, index) => [word, index < 3 ? '0' : String(index - 2)] as const)
    .concat(
      'null eins zwei drei vier fünf sechs sieben acht neun'.split(' ').map((word, index) => [word, String(index)] as const),
      '零 一 二 三 四 五 六 七 八 九 幺'.split(' ').map((word, index) => [word, String(index === 10 ? 1 : index)] as const),
    ),
);
const letters = new Map([
  ['alpha', 'A'],
  ['alfa', 'A'],
  ['anton', 'A'],
  ['bravo', 'B'],
  ['berta', 'B'],
  ['charlie', 'C'],
  ['cäsar', 'C'],
]);

/** Runs of two or more spoken digits as a number, with the letter behind them: "one oh one a" is "101A". Everything else stays. */
export function spokenDigits(text: string): string {
  const words = text.split(/(\s+)/u);
  const out: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    let end = at;
    let number = '';
    while (end < words.length) {
      const digit = digits.get(bare(words[end]));
      if (digit === undefined) break;
      number += digit;
      end += 2;
    }
    if (number.length < 2) {
      out.push(words[at] ?? '');
      continue;
    }
    const after = bare(words[end]);
    const letter = letters.get(after) ?? (/^[a-d]$/u.test(after) ? after.toUpperCase() : '');
    out.push(letter === '' ? number : `${number}${letter}${(words[end] ?? '').replace(/^\p{L}+/u, '')}`);
    at = letter === '' ? end - 2 : end;
  }
  return out.join('');
}

function bare(word: string | undefined): string {
  return (word ?? '').toLowerCase().replace(/[^\p{L}]+$/u, '');
}
