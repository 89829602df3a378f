import { allMatches } from '../../domain/all-matches.js';

/**
 * Verbs of work on machines by what English says: `base past` and the infinitives, a separable prefix before a bar. Their forms are made, not listed:
 * "fiel ... aus", "ausgefallen", "ausfällt" and "auszufallen" are all read as `ausfallen`.
 */
const meanings: Readonly<Record<string, string>> = {
  'start started': 'starten an|laufen an|springen los|laufen an|fahren hoch|fahren los|gehen',
  'stop stopped': 'stoppen an|halten stehen|bleiben aus|setzen ab|stellen still|stehen',
  'fail failed': 'aus|fallen versagen kaputt|gehen',
  'trip tripped': 'aus|lösen raus|fliegen raus|springen',
  'switch_off switched_off': 'ab|schalten aus|schalten aus|machen aus|gehen',
  'switch_on switched_on': 'ein|schalten an|schalten an|machen an|gehen',
  'switch_over switched_over': 'um|schalten um|stellen',
  'divert diverted': 'um|leiten',
  'open opened': 'öffnen auf|machen auf|fahren auf|gehen',
  'close closed': 'schließen zu|machen zu|fahren zu|gehen',
  'release released': 'frei|geben',
  'prevent prevented': 'verhindern hindern sperren',
  'rising risen': 'steigen an|steigen zu|nehmen hoch|gehen klettern rauf|gehen hoch|klettern',
  'falling fallen': 'fallen sinken ab|fallen ab|sinken runter|gehen herunter|gehen zurück|gehen runter|fallen',
  'fluctuating fluctuated': 'schwanken pendeln',
  'leaking leaked': 'lecken tropfen rinnen',
  'running ran': 'laufen drehen',
  'replace replaced': 'wechseln tauschen ersetzen aus|tauschen aus|wechseln erneuern',
  'clean cleaned': 'reinigen putzen säubern spülen ab|wischen sauber|machen',
  'lubricate lubricated': 'schmieren ab|schmieren nach|schmieren fetten',
  'tighten tightened': 'an|ziehen fest|ziehen nach|ziehen',
  'repair repaired': 'reparieren instand|setzen',
  'service serviced': 'warten',
  'inspect inspected': 'prüfen kontrollieren überprüfen nach|schauen inspizieren an|schauen',
  'calibrate calibrated': 'kalibrieren justieren ein|messen',
  'fill filled': 'füllen ab|füllen nach|füllen',
  'produce produced': 'produzieren her|stellen fertigen',
  'reject rejected': 'aus|schleusen aus|werfen aus|sortieren verwerfen',
  'acknowledge acknowledged': 'quittieren bestätigen',
  'shelve shelved': 'zurück|stellen unterdrücken',
  'use used': 'verbrauchen benutzen verwenden',
  'exceed exceeded': 'überschreiten übersteigen',
  'reach reached': 'erreichen',
  'explain explained': 'erklären erläutern',
  'describe described': 'beschreiben',
  'set set': 'setzen ein|stellen',
  'happen happened': 'passieren vor|fallen vor|kommen auf|treten ein|treten',
  'change changed': 'ändern verändern verstellen um|bauen',
  'block blocked': 'blockieren verstopfen klemmen',
  'active active': 'an|stehen an|liegen',
  'went went': 'gehen',
  'do done': 'machen tun',
  'stay stayed': 'bleiben',
  'write written': 'schreiben auf|schreiben',
  'order ordered': 'bestellen',
  'remove removed': 'aus|bauen ab|bauen ab|nehmen demontieren',
  'install installed': 'ein|bauen an|bauen montieren',
  'measure measured': 'messen',
  'heat heated': 'heizen auf|heizen',
  'cool cooled': 'kühlen ab|kühlen',
  'empty emptied': 'leeren entleeren ab|lassen',
  'lost lost': 'verlieren',
  'cost cost': 'kosten',
  'show shown': 'zeigen an|zeigen',
};

/** Strong and mixed verbs: third person of the present, past stem, participle without ge. A closed class of the language. */
const strong: Readonly<Record<string, string>> = {
  laufen: 'läuft lief laufen',
  fallen: 'fällt fiel fallen',
  steigen: 'steigt stieg stiegen',
  sinken: 'sinkt sank sunken',
  gehen: 'geht ging gangen',
  stehen: 'steht stand standen',
  kommen: 'kommt kam kommen',
  fahren: 'fährt fuhr fahren',
  halten: 'hält hielt halten',
  springen: 'springt sprang sprungen',
  fliegen: 'fliegt flog flogen',
  bleiben: 'bleibt blieb blieben',
  schließen: 'schließt schloss schlossen',
  ziehen: 'zieht zog zogen',
  nehmen: 'nimmt nahm nommen',
  geben: 'gibt gab geben',
  werfen: 'wirft warf worfen',
  treten: 'tritt trat treten',
  messen: 'misst maß messen',
  rinnen: 'rinnt rann ronnen',
  schreiten: 'schreitet schritt schritten',
  brennen: 'brennt brannte brannt',
  fließen: 'fließt floss flossen',
  lassen: 'lässt ließ lassen',
  lesen: 'liest las lesen',
  bringen: 'bringt brachte bracht',
  brechen: 'bricht brach brochen',
};

/** Prefixes that never leave their verb and take no ge- in the participle. */
const inseparable = /^(?:be|ver|er|ent|zer|über|unter|wieder)(?=\p{L}{3})/u;

type Form = Readonly<{ text: string; wasThen: boolean; inClause: boolean }>;

/** Every form of a verb without separable prefix. */
function formsOf(infinitive: string): readonly Form[] {
  const prefix = inseparable.exec(infinitive)?.[0] ?? '';
  const base = infinitive.slice(prefix.length);
  const parts = strong[base]?.split(' ');
  const stem = base.replace(/(?:en|(?<=[lr])n)$/u, '');
  const ge = prefix !== '' || /ieren$/u.test(base) ? '' : 'ge';
  const now = [base, stem, `${stem}e`, `${stem}t`, `${stem}et`, `${stem}st`, stem.replace(/e(?=[lr]$)/u, '').concat('e'), parts?.[0] ?? ''];
  const past = parts === undefined ? ['te', 'ten', 'ete', 'eten'].map((end) => stem + end) : ['', 'e', 'en', 'n'].map((end) => (parts[1] ?? '') + end);
  const done = parts === undefined ? [`${ge}${stem}t`, `${ge}${stem}et`] : [`${ge}${parts[2]}`];
  const form = (wasThen: boolean, inClause: boolean) => (text: string) => ({ text: text === '' ? '' : prefix + text, wasThen, inClause });
  return [
    ...now.map(form(false, true)),
    ...past.map(form(true, true)),
    ...done.map((text) => ({ text: prefix + text, wasThen: true, inClause: false })),
  ].filter(({ text }) => text !== '');
}

const joined = new Map<string, string>();
/** By separable prefix, then by the finite form that stands apart from it. */
const apart = new Map<string, Map<string, string>>();

for (const [english, infinitives] of Object.entries(meanings)) {
  const [present = '', past = ''] = english.split(' ');
  const said = (wasThen: boolean): string => (wasThen ? past : present).replace(/_/gu, ' ');
  for (const written of infinitives.split(' ').filter((each) => !each.includes('_'))) {
    const [prefix, base] = written.includes('|') ? written.split('|') : ['', written];
    for (const { text, wasThen, inClause } of formsOf(base ?? '')) {
      if (!joined.has(prefix + text)) joined.set(prefix + text, said(wasThen));
      if (prefix === '' || prefix === undefined || !inClause) continue;
      const verbs = apart.get(prefix) ?? new Map<string, string>();
      if (!verbs.has(text)) verbs.set(text, said(wasThen));
      apart.set(prefix, verbs);
    }
    if (prefix !== '' && base !== undefined) joined.set(`${prefix}zu${base}`, present.replace(/_/gu, ' '));
  }
}

/** The English of a German verb by any of its forms; null where it is none that is known. */
export function germanVerb(word: string): string | null {
  return joined.get(word) ?? null;
}

/** "Stehn", "gehn", "sehn": as it is spoken. */
export function asWritten(word: string): string {
  return word === 'zehn' ? word : word.replace(/(?<=[eäöü])hn$/u, 'hen');
}

const prefixAtEnd = /(?<![\p{L}-])(\p{Ll}{2,7})(?=\s*(?:[?.!,;]|$)|\s+(?:wenn|falls|weil|ob|und|oder|als|wie)\b)/gu;

/** "Springt die B-Pumpe an, wenn": the prefix that ends a clause goes back to its verb, in English. */
export function withPrefixesJoined(text: string, keep: (english: string) => string): string {
  for (const match of allMatches(text, prefixAtEnd)) {
    const [prefix = ''] = match;
    const verbs = apart.get(prefix.toLowerCase());
    const before = text.slice(0, match.index);
    const verb = verbs === undefined ? undefined : allMatches(before, /\p{L}+/gu).findLast(([word]) => verbs.has(asWritten(word.toLowerCase())));
    if (verbs === undefined || verb === undefined) continue;
    const said = keep(verbs.get(asWritten(verb[0].toLowerCase())) ?? '');
    return `${before.slice(0, verb.index)}${said}${before.slice(verb.index + verb[0].length)}${text.slice(match.index + prefix.length)}`;
  }
  return text;
}

/** "Warum öffnet XV-101 nicht": English has the subject and the "not" before the verb. */
export function withVerbBehindNot(text: string, keep: (english: string) => string): string {
  return text.replace(whyNot, (whole, why: string, verb: string, subject: string) => {
    const english = germanVerb(verb.toLowerCase());
    return english === null ? whole : `${why} ${keep('does')} ${subject} nicht ${keep(english.replace(/^running$/u, 'run'))}`;
  });
}

const whyNot = /(?<![\p{L}-])(warum|wieso|weshalb)\s+(\p{L}+)\s+([^?.!,]{2,60}?)\s+nicht(?![\p{L}-])/iu;
