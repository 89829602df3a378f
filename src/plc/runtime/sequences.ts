/** How a statement ended: 0 (or undefined) normally, 1 EXIT, 2 CONTINUE, 3 RETURN. */
export type Outcome = 0 | 1 | 2 | 3;
export type StatementCode = (base: number) => Outcome | undefined;

/** A statement without effect. */
export const nothing: StatementCode = () => 0;

/** Runs codes in order until one leaves the list. */
export function sequence(codes: readonly StatementCode[]): StatementCode {
  const [first = nothing, second = nothing, third = nothing, fourth = nothing] = codes;
  switch (codes.length) {
    case 0:
      return nothing;
    case 1:
      return first;
    case 2:
      return (base) => first(base) || second(base);
    case 3:
      return (base) => first(base) || second(base) || third(base);
    case 4:
      return (base) => first(base) || second(base) || third(base) || fourth(base);
    default: {
      const head = sequence(codes.slice(0, 4));
      const tails: StatementCode[] = [];
      for (let index = 4; index < codes.length; index += 4) tails.push(sequence(codes.slice(index, index + 4)));
      return tails.length <= 3 ? sequence([head, ...tails]) : chunked([head, ...tails]);
    }
  }
}

function chunked(codes: readonly StatementCode[]): StatementCode {
  return (base) => {
    for (const code of codes) {
      const outcome = code(base);
      if (outcome) return outcome;
    }
    return 0;
  };
}
