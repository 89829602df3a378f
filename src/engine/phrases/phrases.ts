import type { TableReading } from '../../domain/document.js';
import type { Language } from '../../domain/language.js';
import { chinese } from './chinese.js';
import { english } from './english.js';
import { german } from './german.js';

/** The frames of the engine's own sentences, one set per language. Values come in from evidence; a frame holds no figure of its own. */
export type Phrases = Readonly<{
  cannotHelp: string;
  notInSources: string;
  searched: (documents: number, passages: number) => string;
  missingNames: (names: string) => string;
  askWhom: string;
  nearest: (text: string) => string;
  emergencyPaper: (name: string) => string;
  nearestProcedure: (heading: string, source: string) => string;
  checkFirst: (text: string) => string;
  thenCheck: (text: string) => string;
  alarmActive: (id: string, message: string, detail: string) => string;
  /** In place of an alarm's text that speaks to the copilot. */
  textNotShown: string;
  noAlarms: (where: string) => string;
  /** `states` as the alarm list names them: "shelved", "out-of-service". */
  noAlarmsOfState: (where: string, states: string) => string;
  alarmCount: (count: number, where: string) => string;
  firstOut: (text: string) => string;
  likelyCause: (cause: string) => string;
  alsoPossible: (cause: string) => string;
  insufficient: string;
  healthy: (asset: string) => string;
  collect: (text: string) => string;
  speaksFor: (text: string) => string;
  speaksAgainst: (text: string) => string;
  /** Of a sentence of a document inside a diagnosis. */
  quoted: (text: string) => string;
  before: (date: string, text: string) => string;
  manualSays: (document: string, revision: string, page: number) => string;
  inForce: string;
  superseded: string;
  /** Beside the name of a paper that does not hold at the time asked for: no longer, or not yet. */
  expiredOn: (date: string) => string;
  holdsFrom: (date: string) => string;
  holdsBetween: (from: string | null, until: string | null) => string;
  currentSays: (document: string, revision: string) => string;
  supersededSays: (document: string, revision: string) => string;
  isolateFirst: string;
  acknowledged: (id: string, message: string, by: string, time: string) => string;
  notAcknowledged: (id: string, message: string, state: string, time: string) => string;
  shelvedAlarm: (id: string, message: string, by: string, until: string, reason: string) => string;
  outOfServiceAlarm: (id: string, message: string, by: string, since: string, reason: string) => string;
  /** Before the trends of a machine of which it was asked when it will fail. */
  noPrediction: string;
  yes: (text: string) => string;
  no: (text: string) => string;
  rejectsWithoutReason: string;
  /** The configured limit of an alarm and how long it has to last. */
  limitOf: (alarm: string, condition: string, limit: string, delaySeconds: number) => string;
  noBadQuality: (time: string) => string;
  notMeasured: (words: string) => string;
  unreadCondition: (words: string) => string;
  isolationPoints: (asset: string, points: string) => string;
  reading: (what: string, value: string, time: string) => string;
  badQuality: (tag: string, quality: string) => string;
  limitIs: (condition: string, limit: string) => string;
  withinLimits: (tag: string, limits: string) => string;
  beyondLimits: (tag: string, limits: string) => string;
  noLimitSet: (tag: string) => string;
  /** How far a value is from a limit, on either side of it. */
  aboveLimit: (tag: string, distance: string, condition: string, limit: string) => string;
  belowLimit: (tag: string, distance: string, condition: string, limit: string) => string;
  /** Of a programme whose end the plant does not count down to. */
  noRemainingTime: string;
  noReorderLevel: string;
  stockCovers: string;
  neverRaised: (id: string, message: string) => string;
  /** Of a document whose date lies ahead. */
  notYetInForce: (name: string, since: string) => string;
  trend: (tag: string, facts: string) => string;
  since: (id: string, message: string, time: string) => string;
  total: (text: string) => string;
  workOrderDrafted: (title: string) => string;
  needsApproval: (roles: string, expires: string) => string;
  nothingDone: string;
  duplicate: (id: string, title: string) => string;
  denied: (reason: string) => string;
  part: (number: string, description: string, quantity: number, stock: number, location: string) => string;
  noParts: (where: string) => string;
  noWorkOrders: (where: string) => string;
  noRecords: (where: string) => string;
  which: (choices: string) => string;
  whichMachine: string;
  /** Of a kind of machine that the plant has none of. */
  noSuchMachine: (kind: string) => string;
  promptRefusal: string;
  about: readonly string[];
  unknownName: (name: string, nearest: string) => string;
  conflict: (first: string, second: string) => string;
  draftShown: string;
  /** A tag that was written otherwise. */
  readAs: (written: string, read: string) => string;
  /** The figure of a source in the asker's words; the source itself follows. */
  sourceGives: (values: string) => string;
  converted: (value: string, original: string) => string;
  /** Frames around a quotation, for a question whether something holds. */
  sourceForbids: (text: string) => string;
  outsideOfBan: (text: string) => string;
  /** Where the heading, lead-in or cell over the quotation forbids it. */
  sourceSaysNo: (text: string) => string;
  /** How an asked value stands to a limit of the source, whose words follow. */
  againstLimit: (kind: 'above' | 'below' | 'alarm' | 'trip' | 'no-alarm', limit: string) => string;
  otherFigure: (text: string) => string;
  sourceOtherwise: (text: string) => string;
  more: (
    attribute: string,
    greater: Readonly<{ thing: string; figure: string }>,
    smaller: Readonly<{ thing: string; figure: string }>,
    difference: string,
  ) => string;
  /** What the rows of a table say together. */
  tableSays: (reading: TableReading) => string;
  sourceAgrees: (text: string) => string;
  orderGoesFirst: string;
  /** Behind what only a temporary paper says. */
  onlyUntil: (document: string, until: string) => string;
  /** Before what applies when a temporary paper does not. */
  otherwise: (text: string) => string;
  sourcesDiffer: string;
  /** Which of the sources that differ is in force, or that none of them yields. */
  madeForIt: (name: string) => string;
  replacesTheOther: (name: string) => string;
  laterOne: (name: string) => string;
  bothInForce: string;
  /** Behind the entries of a list of which more stand in the source. */
  entries: (count: number) => string;
  moreEntries: string;
  /** A clause of a newer revision that stands as it was. */
  unchanged: string;
  editionInForce: (document: string, revision: string) => string;
  comparedOn: string;
  /** Over the first column of a table of changes. */
  place: string;
  isNew: string;
  leftOut: string;
  changesShown: (shown: number, all: number) => string;
  appliesFrom: (document: string, revision: string, date: string, isOld: boolean) => string;
  appliesUntil: (document: string, revision: string, date: string) => string;
  /** Before the papers that hold at a time, or do not; `none...` before all of them. */
  noticesInForce: string;
  noticesOutOfForce: string;
  noneInForce: string;
  noneOutOfForce: string;
  paper: string;
  says: string;
  /** The cell of a document that says nothing of what is compared. */
  notStated: string;
  partNotFound: (part: string) => string;
  /** The parts of an alarm's rationalisation record. */
  alarmCause: (text: string) => string;
  alarmConsequence: (text: string) => string;
  respondWithin: (minutes: number) => string;
  alarmLimit: (text: string) => string;
  /** Names of the facts that the asset register holds. */
  assetFact: Readonly<Record<'make' | 'model' | 'serial' | 'place', string>>;
  welcome: string;
  askWhatIsWrong: string;
  /** What would be right was said: where a correction is filed. */
  correctBelow: string;
  offerHelp: string;
  /** Behind an abstention from a question about the plant: what to name, and questions that can be answered. */
  canAsk: string;
  draftWaits: string;
  draftWithdrawn: string;
  draftsWithdrawn: string;
  /** A corrected draft was made; the one before it is withdrawn. */
  draftReplaced: string;
  noDraftWaits: string;
}>;

const byLanguage: Readonly<Record<Language, Phrases>> = { en: english, de: german, zh: chinese };

export function phrasesFor(language: Language): Phrases {
  return byLanguage[language];
}
