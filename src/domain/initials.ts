/** Words that a person's name follows: titles, offices and prepositions of an author. */
const beforeName = new Set(
  'mr ms mrs dr prof herr frau by from with von durch officer manager engineer lead leader technician operator fitter mechanic electrician supervisor head director chief foreman owner author contact representative coordinator inspector planner leiter leiterin meister meisterin ingenieur ingenieurin techniker technikerin verantwortlicher verantwortliche inhaber'.split(
    ' ',
  ),
);

/** Is the full stop at the end of `before` that of a person's initial ("safety officer P. Lindqvist"), so that it ends no sentence? */
export function isInitial(before: string, after: string): boolean {
  if (!/^[ \t]+\p{Lu}\p{Ll}/u.test(after)) return false;
  const found = /(\S+)[ \t]+\p{Lu}\.$/u.exec(before)?.[1];
  return found !== undefined && (/^\p{Lu}\.$/u.test(found) || beforeName.has(found.toLowerCase().replace(/[:,;.()]/gu, '')));
}
