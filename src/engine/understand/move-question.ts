/** Words by which a value goes up or down, as the three languages say it. */
const up =
  /\b(?:ris(?:e|es|en|ing)|rose|increas\w*|climb\w*|(?:go|goes|going|went|gone|come|came) up|gestiegen|stieg|steigt|angestiegen|zugenommen)\b|上升|升高|上涨|增(?:加|大)/iu;
const down =
  /\b(?:fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|decreas\w*|declin\w*|sink(?:s|ing)?|sank|sunk|(?:go|goes|going|went|gone|come|came) down|gefallen|fiel|fällt|gesunken|sank|sinkt|abgenommen)\b|下降|降低|下跌|减(?:少|小)/iu;
const when =
  /\bwhen (?:did|was|has|had)\b|\b(?:what|at which) time\b|\bsince when\b|\bhow long (?:has|have)\b|\blast time\b|\b(?:seit )?wann\b|什么时候|何时|几点|最近一次|上(?:一)?次/iu;
/** A bound makes it another question: when it was below nine. */
const bounded = /\b(?:below|above|under|over|beyond|past|exceed\w*|unter|über)\b(?! the)|(?:低于|高于|超过)/iu;

/** Which way the value went whose last move is asked for ("when did it last rise?"); null for any other question. */
export function moveAsked(question: string): 'rise' | 'fall' | null {
  if (!when.test(question) || bounded.test(question)) return null;
  if (up.test(question)) return 'rise';
  return down.test(question) ? 'fall' : null;
}
