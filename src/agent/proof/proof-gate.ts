import type { Evidence } from '../../domain/evidence.js';
import type { Glossary } from '../../domain/glossary.js';
import { headingRules } from '../../domain/governing.js';
import { saysRuled, squeezed, surroundings, withoutColumns } from './as-written.js';
import { wrongAssociation } from './associations.js';
import { type Claim, extractClaims, readMarkers } from './claims.js';
import { contradictsOrder, followsFromOthers } from './comparisons.js';
import { againstThePapers, isJudgedByPapers } from './contradiction/against-papers.js';
import { contentWords, coverage } from './coverage.js';
import type { Features } from './entailment/features.js';
import { againstTheirBuild, bearsOut, Doubts, figureElsewhere, tellsOfPaper, weighedFeatures } from './entailment/weigh.js';
import { type EvidenceFacts, factsOf, standsIn, supportsClaim } from './evidence-facts.js';
import { inEnglish, isToldBy, mayBeTranslated } from './in-english.js';
import { reportsFreshDeed } from './never/claimed-acts.js';
import { neverSaid } from './never/never-said.js';
import { isOwnFigure, related } from './own-figure.js';
import { isPlaceCell, isWholeQuote, saidBehindName } from './quoted-in-place.js';
import { againstTheRecords } from './records.js';
import { unheldRelation } from './relations.js';
import {
  causeOf,
  forbidsSomething,
  isAboutTheConversation,
  isCaution,
  isInstruction,
  isLeadIn,
  isTableHead,
  labelsSuperseded,
  saysNotInSources,
  showsForeignContent,
} from './statements.js';
import { share, wordKeys } from './words.js';
import { datedRow, namesSource, shortestQuotation, sourceLine } from './written-forms.js';

export type Verdict =
  | Readonly<{ kind: 'pass'; text: string; evidence: readonly string[] }>
  | Readonly<{ kind: 'withhold'; text: string; reason: string; claims: readonly string[] }>;

/** Share of an instruction's content words that its evidence must hold. A setting; the value is checked on the labelled sentences in evals. */
const instructionOverlap = 0.34;
/** The same for a named cause, and for prose without anything that can be looked up. */
const causeOverlap = 0.5;
const proseOverlap = 0.34;
/** Of an English statement without a figure nearly every word that carries something must stand in its evidence: there is nothing else to look up. */
const proseCoverage = 0.78;
/** "Open it only after" is how "do not open it before" is said as well. */
const keepsWaiting = /\bonly (?:after|when|once)\b|\berst\b[^.]*\b(?:wenn|nachdem|sobald)\b|才(?:能|可|允许)/iu;
/** A question may be told cut off after so many characters. */
const longestToldQuestion = 190;
const quotationMarks = /["“”„«»]/gu;
const askedFrame = /^\s*(?:You asked(?: first)?:|Sie haben (?:zuerst )?gefragt:|您(?:最先问的是|问过)：) "([^"]+)"\s*$/u;
/** A sentence that cites nothing must be this long to count as a quotation. */
const shortestUncitedQuotation = 24;

/**
 * The proof gate: a sentence leaves only if every checkable claim in it is held by this turn's evidence, verbatim or through a
 * declared conversion (unit, rounding, date format). Deterministic; knows no model. A question's own words are never evidence.
 */
export class ProofGate {
  readonly #facts = new Map<string, EvidenceFacts>();
  readonly #translationsIn: (quote: string) => readonly string[];
  readonly #asked: ReadonlySet<string>;
  readonly #glossary: Glossary | null;

  /**
   * `translationsIn` gives what the plant's own texts in a quotation are in the asker's language: a sentence may say them as well. `asked` are the person's
   * own questions of this conversation: a sentence may tell that they were asked, word for word, and nothing else. With a `glossary` a sentence in another
   * language than its papers is laid beside them in English as well.
   */
  constructor(translationsIn: (quote: string) => readonly string[] = () => [], asked: readonly string[] = [], glossary: Glossary | null = null) {
    this.#translationsIn = translationsIn;
    this.#glossary = glossary;
    this.#asked = new Set(asked.map((text) => squeezed(text.replace(quotationMarks, "'"))));
  }

  /** Makes evidence available to the sentences judged after this call. */
  add(evidence: Evidence): void {
    if (this.#facts.has(evidence.id)) return;
    const translations = evidence.kind === 'passage' ? [] : this.#translationsIn(evidence.quote);
    const whole = translations.length === 0 ? evidence : { ...evidence, quote: `${evidence.quote}\n${translations.join('\n')}` };
    this.#facts.set(evidence.id, { ...factsOf(whole), evidence });
  }

  judge(sentence: string): Verdict {
    const verdict = this.#judgeAsSaid(sentence);
    const { text, cited } = readMarkers(sentence);
    if (this.#glossary === null || (verdict.kind === 'withhold' && !mayBeTranslated(verdict.reason))) return verdict;
    const evidence = [...this.#facts.values()].map((facts) => facts.evidence);
    const told = inEnglish(text, evidence, this.#glossary);
    if (told === null) return verdict;
    const gate = new ProofGate();
    for (const each of told.evidence) gate.add(each);
    return gate.#judgeTold(told.text, text, cited, verdict);
  }

  /** What is told in English decides where the papers in force bear it out nearly whole, or where it turns them round; else the verdict on the words as they were said. */
  #judgeTold(told: string, text: string, cited: readonly string[], verdict: Verdict): Verdict {
    const facts = [...this.#facts.values()];
    if (verdict.kind === 'pass') {
      const turned = isJudgedByPapers(text, cited, facts) && verdict.evidence.length > 0 ? againstTheirBuild(told, facts) : null;
      return turned === null ? verdict : withhold(text, turned, [text]);
    }
    if (!isToldBy(told, facts)) return verdict;
    const second = this.#judgeAsSaid(cited.length === 0 ? told : `${told} [${cited.join(', ')}]`);
    return second.kind === 'pass' && second.evidence.length > 0 ? { ...second, text } : verdict;
  }

  #judgeAsSaid(sentence: string): Verdict {
    const { text, cited } = readMarkers(sentence);
    if (text === '') return { kind: 'pass', text: '', evidence: [] };
    if (isTableHead(text)) return { kind: 'pass', text, evidence: [] };
    const quoted = cited.length > 0 ? cited.filter((id) => this.#quotes(id, text)) : this.#passageThatSays(text);
    const never = neverSaid(text, quoted.length > 0);
    if (never !== null) return withhold(text, never, []);
    if (reportsFreshDeed(text) && !this.#isOnRecord(text)) return withhold(text, 'no record of the plant holds what it says was done', [text]);
    if (this.#tellsQuestion(text)) return { kind: 'pass', text, evidence: [] };
    if (/^\s*```/u.test(text)) return withhold(text, 'code is only shown as a checked draft', []);
    if (showsForeignContent(text)) return withhold(text, 'shows an image or a link whose target is hidden', []);
    if (quoted.length > 0) return { kind: 'pass', text, evidence: quoted };
    const named = this.#namedSource(text) ?? this.#rowThatSays(text, cited) ?? this.#saidByName(text, cited);
    if (named !== null) return { kind: 'pass', text, evidence: [named] };
    const row = this.#judgeRow(text, cited);
    if (row !== null) return row;
    const doubts = new Doubts();
    const verdict = this.#judgeByRules(text, cited, doubts);
    return verdict.kind === 'withhold' ? verdict : this.#weigh(verdict, cited, doubts.first);
  }

  /** What the rules say: withheld where one rules it out; where one only doubts it, that is noted and the others are asked. */
  #judgeByRules(text: string, cited: readonly string[], doubts: Doubts): Verdict {
    const facts = [...this.#facts.values()];
    const refuted =
      doubts.unless(againstTheRecords(text, facts)) ??
      doubts.unless(unheldRelation(text, facts)) ??
      doubts.unless(wrongAssociation(text, facts)) ??
      doubts.unless(againstThePapers(text, cited, facts));
    if (refuted !== null) return withhold(text, refuted, [text]);
    const claims = extractClaims(text);
    if (saysNotInSources(text) && claims.every(({ kind }) => kind === 'identifier'))
      return { kind: 'pass', text, evidence: cited.filter((id) => this.#facts.has(id)) };
    if (contradictsOrder(text, claims)) return withhold(text, 'its comparison does not fit its own numbers', [text]);
    const cause = causeOf(text);
    if (cause !== null && !isAboutTheConversation(text) && !this.#knowsCause(cause)) doubts.note('no evidence of this turn holds the cause it names');
    return claims.length === 0 ? this.#judgeProse(text, cited, doubts) : this.#judgeClaims(text, cited, claims, doubts);
  }

  /** A doubt alone withholds only where the papers cannot be weighed; where they can, the fitted trees decide with the doubt as one of their signs. */
  #weigh(verdict: Extract<Verdict, { kind: 'pass' }>, cited: readonly string[], doubt: string | null): Verdict {
    const { text } = verdict;
    const facts = [...this.#facts.values()];
    const isOfPapers =
      !namesSource.test(text) && !isLeadIn(text) && !saysNotInSources(text) && isJudgedByPapers(text, cited, facts) && !tellsOfPaper(text, cited, facts);
    const turned = isOfPapers ? againstTheirBuild(text, facts) : null;
    if (turned !== null) return withhold(text, turned, [text]);
    const holds = (isOfPapers ? bearsOut(text, doubt, facts) : null) ?? doubt === null;
    return holds ? verdict : withhold(text, doubt ?? 'the sources of this turn do not bear it out as it is said', [text]);
  }

  /** A sentence as the fitted trees see it, for fitting them: its signs, or null where another rule decides. */
  signsOf(sentence: string): Features | null {
    const { text, cited } = readMarkers(sentence);
    const facts = [...this.#facts.values()];
    const doubts = new Doubts();
    if (this.#judgeByRules(text, cited, doubts).kind === 'withhold' || !isJudgedByPapers(text, cited, facts)) return null;
    return weighedFeatures(text, doubts.first, facts);
  }

  /** True for a sentence that tells what the person has asked and says nothing of its own. */
  #tellsQuestion(text: string): boolean {
    const question = askedFrame.exec(text)?.[1];
    return (
      question !== undefined &&
      [...this.#asked].some((asked) => asked.startsWith(squeezed(question)) && (asked === squeezed(question) || question.length >= longestToldQuestion))
    );
  }

  /** True when the cited evidence, in force, says the sentence word for word: nothing in it is the writer's own. */
  #quotes(id: string, text: string, labelled = false): boolean {
    const facts = this.#facts.get(id);
    if (facts === undefined || (isSuperseded(facts.evidence) && !labelled)) return false;
    const said = squeezed(text);
    const ruled = saysRuled(facts, said);
    if (ruled !== null) return ruled === 'with';
    if (said.length < shortestQuotation || !facts.compact.includes(said)) return false;
    // The tail of "do not open the door" is no quotation of it: it says the opposite.
    const before = facts.compact.slice(0, facts.compact.indexOf(said));
    const clause = /[^.!?:;。！？：；|]*$/u.exec(before)?.[0] ?? '';
    const label = /([^.!?:;。！？；|]*)[:：]\s*$/u.exec(before)?.[1] ?? '';
    return !forbidsSomething(clause) && headingRules(label)?.kind !== 'forbids';
  }

  /** "Source: TITLE, Rev 3, page 6.": the passage of this turn that stands there. The words of a title claim nothing. */
  #namedSource(text: string): string | null {
    const [, title = '', revision, page] = sourceLine.exec(text) ?? [];
    if (title === '') return null;
    for (const [id, { evidence }] of this.#facts)
      if (evidence.kind === 'passage' && squeezed(evidence.document) === squeezed(title) && evidence.revision === revision && String(evidence.page) === page)
        return id;
    return null;
  }

  /** "TITLE, Rev 3, page 6: ...": the cited passage that stands there and says the rest word for word. */
  #saidByName(text: string, cited: readonly string[]): string | null {
    const holds = (id: string): boolean => {
      const evidence = this.#facts.get(id)?.evidence;
      const said = evidence === undefined ? null : saidBehindName(text, evidence);
      return said !== null && this.#quotes(id, said);
    };
    return cited.find(holds) ?? null;
  }

  /** The cited row of a log that says the sentence word for word, whatever stands between its columns; with its date before it where that is told apart. */
  #rowThatSays(text: string, cited: readonly string[]): string | null {
    const [, date = '', told = text] = datedRow.exec(text) ?? [];
    const said = withoutColumns(told.replace(/[.]\s*$/u, ''));
    if (said.length < shortestUncitedQuotation) return null;
    const holds = (id: string): boolean => {
      const evidence = this.#facts.get(id)?.evidence;
      return evidence?.kind === 'log-row' && withoutColumns(evidence.quote).includes(said) && evidence.quote.includes(date);
    };
    return cited.find(holds) ?? null;
  }

  /** In a row of a table, cells that quote the cited evidence word for word need no more proof; the others are judged alone. Null where no cell does. */
  #judgeRow(text: string, cited: readonly string[]): Verdict | null {
    if (!/^\|.*\|$/u.test(text)) return null;
    const cells = text
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    const labelled = labelsSuperseded(text);
    const quoting = cited.filter((id) => cells.some((cell) => this.#quotes(id, cell, labelled)));
    if (quoting.length === 0) return null;
    const held = cited.flatMap((id) => this.#facts.get(id)?.evidence ?? []).filter((evidence) => labelled || !isSuperseded(evidence));
    const isHeld = (cell: string): boolean =>
      quoting.some((id) => this.#quotes(id, cell, labelled)) || isPlaceCell(cell, held) || held.some((evidence) => isWholeQuote(cell, evidence));
    const rest = cells.filter((cell) => !isHeld(cell));
    const verdict = rest.every((cell) => cell === '') ? null : this.judge(`${rest.join('; ')} [${quoting.join(', ')}]`);
    return verdict?.kind === 'withhold' ? { ...verdict, text } : { kind: 'pass', text, evidence: quoting };
  }

  /** For a sentence that cites nothing, as the first of two in a step does: the first passage that says it word for word. */
  #passageThatSays(text: string): readonly string[] {
    if (text.length < shortestUncitedQuotation) return [];
    const said = squeezed(text);
    for (const [id, { evidence }] of this.#facts) {
      if (evidence.kind !== 'passage' || !this.#quotes(id, text)) continue;
      // Only a whole sentence: the tail of "never open the valve" says the opposite.
      const quote = squeezed(evidence.quote);
      const before = quote.slice(0, Math.max(0, quote.indexOf(said))).trimEnd();
      if (before === '' || /[.!?:;。！？]$/u.test(before)) return [id];
    }
    return [];
  }

  #judgeClaims(text: string, cited: readonly string[], claims: readonly Claim[], doubts: Doubts): Verdict {
    const sentenceWords = contentWords(text);
    const named = new Set(claims.flatMap((claim) => (claim.kind === 'identifier' ? claim.keys : [])));
    const around = surroundings(text);
    const candidates = [...this.#facts.values()].sort((a, b) => Number(cited.includes(b.evidence.id)) - Number(cited.includes(a.evidence.id)));
    const used = new Set<string>(cited.filter((id) => this.#facts.has(id)));
    const unsupported: string[] = [];
    let onlySuperseded = false;
    for (const claim of claims) {
      const place = around(claim);
      const holders = candidates.filter(
        (facts) =>
          (claim.kind === 'identifier' || related(facts, sentenceWords, named) || isOwnFigure(facts, claim, cited, text)) && supportsClaim(facts, claim, place),
      );
      const current = holders.filter(({ evidence }) => !isSuperseded(evidence));
      const best = holders.find(({ evidence }) => used.has(evidence.id)) ?? current[0] ?? holders[0];
      if (best === undefined) {
        const elsewhere = candidates.find((facts) => standsIn(facts, claim));
        if (elsewhere === undefined) unsupported.push(claim.raw);
        else doubts.note(figureElsewhere);
        continue;
      }
      if (claim.kind === 'quantity' && current.length === 0) onlySuperseded = true;
      used.add(best.evidence.id);
    }
    for (const claim of claims) {
      if (claim.kind !== 'quantity' || !unsupported.includes(claim.raw)) continue;
      const others = claims.flatMap((other) => (other.kind === 'quantity' && other !== claim && !unsupported.includes(other.raw) ? [other.quantity] : []));
      if (followsFromOthers(text, claim.quantity, others, claims)) unsupported.splice(unsupported.indexOf(claim.raw), 1);
    }
    if (unsupported.length > 0) return withhold(text, 'no evidence of this turn holds it', unsupported);
    if (claims.every(({ kind }) => kind === 'identifier') && this.#isUncovered(text)) doubts.note(notAllHeld);
    if (onlySuperseded && !labelsSuperseded(text))
      return withhold(
        text,
        'its figure comes only from a superseded revision and is not labelled so',
        claims.map(({ raw }) => raw),
      );
    if (isInstruction(text) && !isCaution(text) && !this.#covers(text, used))
      return withhold(text, 'an instruction without a source about the same thing', [text]);
    if (this.#isForbidden(text)) return withhold(text, 'the source forbids what it tells to do', [text]);
    return { kind: 'pass', text, evidence: this.#ordered(used, cited) };
  }

  #judgeProse(text: string, cited: readonly string[], doubts: Doubts): Verdict {
    const known = cited.filter((id) => this.#facts.has(id));
    if (isAboutTheConversation(text) || isLeadIn(text) || isCaution(text)) return { kind: 'pass', text, evidence: known };
    const words = wordKeys(text);
    const best = this.#bestOverlap(words, known);
    if (isInstruction(text) && (best === null || best.share < instructionOverlap))
      return withhold(text, 'an instruction without a source about the same thing', [text]);
    if (this.#isForbidden(text)) return withhold(text, 'the source forbids what it tells to do', [text]);
    if ((best === null || best.share < proseOverlap) && words.size > 0) doubts.note('no evidence of this turn is about it');
    if (this.#isUncovered(text)) doubts.note(notAllHeld);
    return { kind: 'pass', text, evidence: known.length > 0 ? known : best === null ? [] : [best.id] };
  }

  /** True for a statement of which the evidence leaves some word open. What is to be done, and what must not be, is judged by its own rules. */
  #isUncovered(text: string): boolean {
    if (isInstruction(text) || isCaution(text) || forbidsSomething(text) || isAboutTheConversation(text)) return false;
    const share = coverage(text, this.#facts.values());
    return share !== null && share < (contentWords(text).size > 2 ? proseCoverage : instructionOverlap);
  }

  #bestOverlap(words: ReadonlySet<string>, preferred: readonly string[]): Readonly<{ id: string; share: number }> | null {
    let best: { id: string; share: number } | null = null;
    const pool = preferred.length > 0 ? preferred.flatMap((id) => this.#facts.get(id) ?? []) : [...this.#facts.values()];
    for (const { evidence, words: held } of pool) {
      const overlap = share(words, held);
      if (best === null ? overlap > 0 || preferred.length > 0 : overlap > best.share) best = { id: evidence.id, share: overlap };
    }
    return best;
  }

  #covers(text: string, used: ReadonlySet<string>): boolean {
    const best = this.#bestOverlap(wordKeys(text), [...used]);
    return best !== null && best.share >= instructionOverlap;
  }

  /** True where a record of the plant itself, not a paper, is about what the sentence says was done. */
  #isOnRecord(text: string): boolean {
    const words = wordKeys(text);
    return [...this.#facts.values()].some(({ evidence, words: held }) => evidence.kind !== 'passage' && share(words, held) >= causeOverlap);
  }

  #knowsCause(cause: string): boolean {
    const words = wordKeys(cause);
    return words.size === 0 || [...this.#facts.values()].some((facts) => share(words, facts.words) >= causeOverlap);
  }

  /** True for an instruction whose closest passage says not to do it. */
  #isForbidden(text: string): boolean {
    if (forbidsSomething(text) || keepsWaiting.test(text)) return false;
    const words = wordKeys(text, 3);
    if (this.#leavesRuleOut(text, words)) return true;
    if (!isInstruction(text) || this.#isStepOfSource(text)) return false;
    let closest = { overlap: 0, forbids: false };
    for (const { passages } of this.#facts.values()) {
      for (const passage of passages) {
        const overlap = share(words, passage.words);
        if (overlap > closest.overlap) closest = { overlap, forbids: passage.forbids };
      }
    }
    return closest.forbids && closest.overlap >= causeOverlap;
  }

  /** "4. Isolate.": a step of a source under its own number is what the source tells to do, whatever forbids something in its few words elsewhere. */
  #isStepOfSource(text: string): boolean {
    const said = squeezed(text);
    return (
      /^\s*\d{1,2}[.)]\s/u.test(text) &&
      [...this.#facts.values()].some(({ evidence }) => evidence.kind === 'passage' && squeezed(evidence.quote).includes(said))
    );
  }

  /** True for a sentence that says what stands under a heading or lead-in that forbids or limits it, and leaves that out. */
  #leavesRuleOut(text: string, words: ReadonlySet<string>): boolean {
    const said = squeezed(text);
    const lines = [...this.#facts.values()].flatMap(({ ruled }) => ruled);
    const closest = Math.max(0, ...[...this.#facts.values()].flatMap(({ passages }) => passages.map((passage) => share(words, passage.words))));
    return lines.some(
      ({ words: held, by }) => !said.includes(by) && share(words, held) >= Math.max(causeOverlap, closest) && share(held, words) >= causeOverlap,
    );
  }

  #ordered(used: ReadonlySet<string>, cited: readonly string[]): readonly string[] {
    return [...used].sort((a, b) => rank(a, cited) - rank(b, cited) || Number(a.slice(1)) - Number(b.slice(1)));
  }
}

function rank(id: string, cited: readonly string[]): number {
  const index = cited.indexOf(id);
  return index < 0 ? cited.length : index;
}

function isSuperseded(evidence: Evidence): boolean {
  return evidence.kind === 'passage' && evidence.status === 'superseded';
}

const notAllHeld = 'the evidence of this turn does not hold all that it says';

function withhold(text: string, reason: string, claims: readonly string[]): Verdict {
  return { kind: 'withhold', text, reason, claims };
}
