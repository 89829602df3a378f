import { allMatches } from '../../../domain/all-matches.js';
import { literalPattern } from '../../../domain/literal-pattern.js';
import type { Signal } from '../model.js';
import { readNumbers, readTimes } from '../request-quantities.js';
import type { Side } from './model.js';

/** A part of a request that means something for its behaviour; positions in the normalised text. Words without such a meaning are no tokens. */
export type Token = Readonly<{ start: number; end: number }> &
  (
    | Readonly<{ kind: 'name'; rows: readonly Signal[] }>
    | Readonly<{ kind: 'limit'; side: Side; value: number; unit: string | null }>
    | Readonly<{ kind: 'time'; timeMs: number; role: TimeRole }>
    | Readonly<{ kind: 'effect'; on: boolean }>
    | Readonly<{ kind: 'state'; wanted: boolean | null }>
    | Readonly<{ kind: 'when'; whileIt: boolean }>
    | Readonly<{ kind: 'separator'; sign: 'comma' | 'and' | 'or' | 'end' }>
    | Readonly<{ kind: 'alarm' | 'then' | 'keep' | 'only' | 'never' | 'until' | 'after' | 'steady' | 'by' | 'pause' | 'plural' | 'unclear' }>
  );
type TimeRole = 'for' | 'after' | 'delay' | 'least' | 'most' | 'longer' | 'plain';

type Draft = Token extends infer One ? (One extends Token ? Omit<One, 'start' | 'end'> : never) : never;

const effects: readonly (readonly [RegExp, Draft])[] = [
  [
    /\b(?:(?:turn|switch|go|come|cut|kick)(?:s|es|ed)? (?:on|in)|energi[sz]e[sd]?|starts?|(?<!dry[ -])runs?|opens?|joins?|lights?(?: up)?|sounds?|ein(?:schalten|geschaltet)?|schaltet ein|(?:geht|schaltet|macht) (?:an|auf|ein)|laeuft|laufen|starten|startet|oeffnet|oeffnen|geoeffnet|offen|on(?! (?:the|a|an|demand|request|every|each|sensor|start|stop|site|its|top)\b))\b(?![ -](?:push ?button|button|signal|command|contact|switch|taster|feedback|time|hours|protection|limit|delay|request|level|up|position|output)\b)/gi,
    { kind: 'effect', on: true },
  ],
  [
    /\b(?:(?:turn|switch|go|cut)(?:s|es|ed)? off|de-?energi[sz]e[sd]?|stops?|closes?|shuts?(?: off| down)?|trips?|clears?|aus(?:schalten|geschaltet)?|schaltet (?:ab|aus)|(?:geht|macht) (?:zu|aus)|stoppt|stoppen|schliesst|schliessen|geschlossen|off)\b(?![ -](?:push ?button|button|signal|command|contact|switch|taster|feedback|time|hours|limit|delay|request|level|position|output)\b)/gi,
    { kind: 'effect', on: false },
  ],
];
const states: readonly (readonly [RegExp, Draft])[] = [
  [
    /\b(?:is|are|was|were|has been|have been|gets|ist|sind|war|wird) (?:\w+ly )?(?:on|running|active|true|pressed|started|ein|an|aktiv|gedrueckt)\b/gi,
    { kind: 'state', wanted: true },
  ],
  [/\b(?:is|are|was|were|has been|have been|ist|sind|war) (?:\w+ly )?(?:off|false|stopped|inactive|released|aus)\b/gi, { kind: 'state', wanted: false }],
  [
    /\b(?:is|are|was|were|has been|have been|gets|ist|sind|war) (?:\w+ly )?(?:open|opened|closed|made|given|healthy|ok|belegt|occupied|blocked|frei|free|clear|zu|auf|offen|geschlossen|tripped|lost|full|empty|wet|dry|present)\b/gi,
    { kind: 'state', wanted: null },
  ],
  [/\b(?:pressed|running|gedrueckt)\b/gi, { kind: 'state', wanted: true }],
  [/\b(?:released|tripped|occupied|belegt)\b/gi, { kind: 'state', wanted: null }],
];
/** Recognised before verbs and states, as their words contain some. */
const early: readonly (readonly [RegExp, Draft])[] = [
  [
    /\b(?:unless|except (?:when|if|while)|(?:(?:must|may|shall|should|can|does|do|darf|soll) )?(?:never|not|nie|niemals|nicht|cannot)(?: be)?(?: (?:runs?|running|started?|starts?|opens?|opened|operate|on|energi[sz]ed|laufen|starten|oeffnen|einschalten))? (?=(?:when|if|while|as long as|wenn|solange|falls|bei|below|above|under|over|unter|ueber|with)\b))/gi,
    { kind: 'never' },
  ],
  [
    /\b(?:blocked|locked(?: out)?|inhibited|prevented|disabled|gesperrt|verriegelt|blockiert) (?=(?:when|if|while|by|bei|wenn|below|above|solange)\b)/gi,
    { kind: 'never' },
  ],
  [/\b(?:only|nur) (?=(?:when|if|while|as long as|wenn|solange|falls|bei|below|above|under|over|unter|ueber)\b)/gi, { kind: 'only' }],
  [/\b(?:by|with|via|mit|durch|on) (?=(?:the |a |dem |der )?(?:\w+ )?(?:push ?button|button|taster|switch|schalter|key|contact|kontakt)\b)/gi, { kind: 'by' }],
  [
    /\b(?:between (?:\w+ )?(?:stops?|starts?|runs?)(?: and (?:\w+ )?(?:re-?)?starts?)?|(?:before|until) (?:it )?(?:re-?starts?|starts? again|restarting|the next start)|after (?:a |each |the |every )?(?:stop|stopping|switching off|switch-off)|rests?|pause|standstill|stillstand|nach (?:dem )?(?:ausschalten|abschalten|stopp))\b/gi,
    { kind: 'pause' },
  ],
];
const late: readonly (readonly [RegExp, Draft])[] = [
  [/\b(?:never|not|no|cannot|nicht|nie|niemals|kein\w*|without|ohne|only|nur|erst)\b/gi, { kind: 'unclear' }],
  [
    /\b(?:every|each|alle|jede\w*|per|pro|setpoint|sollwert|deviat\w*|abweich\w*|discrepan\w*|mismatch|spread|toleran\w*|differ\w*|average|instead|out of|aus drei|von drei|respectively|alternat\w*|standby|duty|lag|lead|rotat\w*|reset\w*|acknowledge\w*|quittier\w*|next|afterwards|danach|step|rate|stage\w*|stufe\w*)\b/gi,
    { kind: 'unclear' },
  ],
  [/\b(?:while|as long as|solange|waehrend)\b/gi, { kind: 'when', whileIt: true }],
  [/\b(?:when(?:ever)?|if|once|as soon as|wenn|sobald|falls|in case of|upon)\b/gi, { kind: 'when', whileIt: false }],
  [/\b(?:keeps?|stays?|remains?|continues?|bleibt|laeuft weiter|laeuft nach|nachlauf\w*)\b/gi, { kind: 'keep' }],
  [/\b(?:then|dann)\b/gi, { kind: 'then' }],
  [/\b(?:until|till|bis)\b/gi, { kind: 'until' }],
  [/\b(?:after|nach|nachdem)\b/gi, { kind: 'after' }],
  [/\b(?:continuously|permanently|constantly|non-?stop|dauernd|staendig|dauerhaft|durchgehend)\b/gi, { kind: 'steady' }],
  [/\b(?:alarms?|warnings?|horn|siren|beacon|warnung|hupe|(?:stoer)?meldung|faults?|message|flag|stoerung)\b/gi, { kind: 'alarm' }],
  [/\b(?:first|second|third|fourth|other|another|one|two|three|both|all|any|erste\w*|zweite\w*|dritte\w*|beide\w*|ein(?:e|er|en) der)\b/gi, { kind: 'plural' }],
];

const above =
  '>=?|at or above|(?:is |rises |goes |gets |climbs )?(?:above|over)|exceed(?:s|ed|ing)?|(?:greater|more|higher|warmer|hotter) than|ueber(?:schreitet|steigt)?|oberhalb(?: von)?|(?:groesser|hoeher|mehr)(?: als)?|rises to';
const below =
  '<=?|at or below|(?:is |falls |drops |goes |gets |sinks |stays )?(?:below|under)|(?:less|lower|colder|fewer) than|unter(?:schreitet)?|unterhalb(?: von)?|(?:kleiner|niedriger|weniger)(?: als)?|(?:falls|drops) to';
const comparator = new RegExp(
  `(?:(${above})|(${below})|(\\bat|\\bbei|@|\\breach(?:es|ed)?|\\berreicht))(?: or equal(?: to)?)?(?: the| a| an| limit| of| einem| den| die| von)*\\s*$`,
  'i',
);
/** "3 K above the other", "between 5 and 8", "8 % hysteresis": no limit of a measurement by itself. */
const relative = /^\s?(?:above|below|over|under|ueber|unter|higher|lower|more|less|apart|to\b|bis\b|hysteres|dead|difference|band|per\b|\/)/i;

const before = (text: string, at: number, length = 40): string => text.slice(Math.max(0, at - length), at);

function roleOf(text: string, start: number, end: number): TimeRole {
  const ahead = before(text, start);
  if (
    /\b(?:at least|minimum(?: of)?|min\.?|mindestens|not less than|no less than|minimal)(?: for| of)? ?$/i.test(ahead) ||
    /^ (?:minimum|at least|mindestens)\b/i.test(text.slice(end))
  )
    return 'least';
  if (/\b(?:at most|maximum(?: of)?|max\.?|hoechstens|no longer than|not longer than|maximal|laengstens)(?: for| of)? ?$/i.test(ahead)) return 'most';
  if (/\b(?:longer than|more than|laenger als|mehr als|seit) ?$/i.test(ahead)) return 'longer';
  if (/\b(?:for|fuer|lasting) ?$/i.test(ahead)) return 'for';
  if (
    /\b(?:delay(?:ed)?(?: of| by)?|verzoeger\w*(?: um| von)?) ?$/i.test(ahead) ||
    /^[ -](?:\w+ )?(?:delay|verzoeger|verzug|later|spaeter)/i.test(text.slice(end))
  )
    return 'delay';
  if (/\b(?:after|nach) ?$/i.test(ahead) || /^ (?:after|nach(?:dem)?)\b/i.test(text.slice(end))) return 'after';
  return 'plain';
}

/** The names of a block's signals as a request can write them: the tag, its owner, or the words that a placeholder was made of. */
function nameTokens(text: string, signals: readonly Signal[]): readonly Token[] {
  const owners = new Map<string, Signal[]>();
  for (const row of signals) {
    if (row.tag === '') continue;
    const owner = row.tag.split('.')[0] ?? row.tag;
    owners.set(owner, [...(owners.get(owner) ?? []), row]);
  }
  const known = [...owners]
    .sort((a, b) => b[0].length - a[0].length)
    .flatMap(([owner, rows]) =>
      allMatches(text, new RegExp(`(?<![\\w-])${literalPattern(owner).replace(/_/g, '[ _-]')}(?:\\.\\w+)?(?![\\w-])`, 'gi')).map(
        (match): Token => ({ kind: 'name', rows, start: match.index, end: match.index + match[0].length }),
      ),
    );
  const unknown = allMatches(text, /(?<![\w#.-])[A-Z][A-Za-z]{0,5}-?\d{1,5}[A-Za-z]?(?:\.\w+)?(?![\w-])/g).map(
    (match): Token => ({ kind: 'name', rows: [], start: match.index, end: match.index + match[0].length }),
  );
  return [...known, ...unknown];
}

function quantityTokens(text: string, names: readonly Token[]): readonly Token[] {
  const free = ({ start, end }: Readonly<{ start: number; end: number }>): boolean => !names.some((name) => start < name.end && end > name.start);
  const times = readTimes(text).filter(free);
  const numbers = readNumbers(text, [...names, ...times]).filter(free);
  return [
    ...times.map(({ milliseconds, start, end }): Token => ({ kind: 'time', timeMs: milliseconds, role: roleOf(text, start, end), start, end })),
    ...numbers.map(({ value, unit, start, end }): Token => {
      const found = comparator.exec(before(text, start));
      const side: Side | null = found === null ? null : found[1] !== undefined ? 'above' : found[2] !== undefined ? 'below' : 'at';
      if (found === null || side === null || relative.test(text.slice(end))) return { kind: 'unclear', start, end };
      return { kind: 'limit', side, value, unit, start: start - found[0].length, end };
    }),
  ];
}

function separators(text: string): readonly Token[] {
  return allMatches(text, /[;!?]|[.](?=\s|$)|[,:()]|\b(?:and|und|but|aber|or|oder)\b/gi).map((match): Token => {
    const sign = /[;!?.]/.test(match[0]) ? 'end' : /[,:()]|but|aber/i.test(match[0]) ? 'comma' : /or|oder/i.test(match[0]) ? 'or' : 'and';
    return { kind: 'separator', sign, start: match.index, end: match.index + match[0].length };
  });
}

/** The tokens of a normalised request in their order; where two overlap the one that was recognised first stays. */
export function tokensOf(text: string, signals: readonly Signal[]): readonly Token[] {
  const taken: Token[] = [];
  const add = (tokens: readonly Token[]): void => {
    for (const token of tokens) if (!taken.some(({ start, end }) => token.start < end && token.end > start)) taken.push(token);
  };
  const names = nameTokens(text, signals);
  add(names);
  add(quantityTokens(text, taken));
  for (const [pattern, token] of [...early, ...states, ...effects, ...late])
    add(allMatches(text, pattern).map((match): Token => ({ ...token, start: match.index, end: match.index + match[0].trimEnd().length })));
  add(separators(text));
  return taken.sort((a, b) => a.start - b.start);
}
