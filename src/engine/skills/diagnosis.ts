import type { Alarm } from '../../domain/alarm.js';
import type { Evidence } from '../../domain/evidence.js';
import { evidenceKey } from '../../domain/evidence.js';
import { type Line, line, type Skill, type SkillContext } from '../skill.js';
import { isolationLines, knowledgeCall, oneLine } from './document-lines.js';
import { alarmLine, cues } from './plant-state.js';

const symptom =
  /\b(?:trip\w*|stopp?ed|leak\w*|nois\w*|loud|vibrat\w*|hot|overheat\w*|not (?:open|clos|start|run|work|fill|heat|cool|turn)\w*|fail\w*|fault\w*|broken|blocked|jam\w*|stuck|won't|does not|doesn't|problem|trouble|wrong|issue|drip\w*|smok\w*|ausgefallen|gestoppt|leckt|undicht|laut|heiß|klemmt|defekt|störung|vibriert|läuft nicht|öffnet nicht|schließt nicht)\b|跳闸|停机|泄漏|漏|噪音|异响|过热|卡住|故障|打不开|不动|报警/iu;
const checkWords =
  /\b(?:check|do first|what (?:should|do|can|must) i|next step|what now|now what|help|fix|prüfen|tun|machen|beheben)\b|检查|怎么办|处理|怎么修/iu;

const interrogative = /\b(?:how|what|which|when|who|where|whose|is it|are|can|may|wie|was|welche\w*|wann|wer|wo|ist|darf|kann)\b|什么|哪|多少|怎么|吗/iu;

/** "Why is this in alarm and what do I check first?": alarms, readings, ranked causes, the log and the manual, with the action first. */
export const diagnose: Skill = {
  name: 'diagnose',
  needs: ['query_alarms'],
  fits: ({ effective, assets, question }) => {
    if (assets.length === 0) return 0;
    const why = cues.whyWords.test(effective);
    if (/\b(?:interlock|program|logic|plc|sps|code)\b|程序|逻辑/iu.test(question)) return 0;
    if (why && (symptom.test(effective) || cues.alarmWords.test(effective) || checkWords.test(effective))) return 0.85;
    if (why) return 0.6;
    return symptom.test(effective) && (checkWords.test(effective) || !interrogative.test(effective)) && !cues.documentWords.test(effective) ? 0.66 : 0;
  },
  plan: (context) => {
    const { understanding, results } = context;
    const [asset] = understanding.assets;
    if (asset === undefined) return [];
    const equipment = asset.id;
    const first = [
      { toolName: 'query_alarms', input: { equipment } },
      { toolName: 'read_tags', input: { equipment } },
      { toolName: 'list_assets', input: { query: equipment } },
      { toolName: 'diagnose', input: { equipment } },
    ].filter(({ toolName, input }) => toolName !== 'read_tags' || context.directory.tags.some((tag) => tag.equipment === input.equipment));
    if (!first.every((call) => !context.offers(call.toolName) || results.has(call))) return first;
    const keywords = topKeywords(context);
    return [
      knowledgeCall(`${asset.model ?? asset.name} ${keywords.join(' ')} troubleshooting cause remedy`, { asset: equipment }),
      knowledgeCall('lockout isolation procedure verify zero energy before work', { kinds: ['policy'], limit: 3 }),
      { toolName: 'maintenance_history', input: { equipment, ...(keywords[0] === undefined ? {} : { text: keywords[0] }), limit: 20 } },
    ];
  },
  compose: (context) => {
    const { understanding, say } = context;
    const alarms = context.results.of('query_alarms').at(-1);
    const [asset] = understanding.assets;
    if (alarms === undefined || asset === undefined) return null;
    const causes = causeLines(context);
    const active = alarms.output.alarms.filter(({ alarm }) => alarm.state !== 'normal');
    const ranked = context.results.of('diagnose').at(-1)?.output.conclusion === 'ranked';
    // Nothing stands and nothing abnormal was seen: the documents may know more.
    if (active.length === 0 && !ranked && !cues.alarmWords.test(understanding.effective) && !/\btrip/iu.test(understanding.effective)) return null;
    const firstChecks = checkLines(context);
    const alarmLines =
      active.length === 0
        ? [
            line(
              say.noAlarms(asset.id),
              alarms.evidence.find((item) => item.kind === 'computation'),
            ),
          ]
        : active.slice(0, 4).map(({ alarm }) => alarmLine(alarm, alarms.evidence, context));
    const lines = [...firstChecks, ...alarmLines, ...causes, ...pastLines(context), ...manualLines(context)];
    return [...lines, ...isolationLines(context)];
  },
};

function topKeywords({ results }: SkillContext): readonly string[] {
  const fromDiagnosis = results.of('diagnose').at(-1)?.output.causes[0]?.keywords ?? [];
  if (fromDiagnosis.length > 0) return fromDiagnosis.slice(0, 4);
  const worst = results.of('query_alarms').at(-1)?.output.alarms[0]?.alarm.message ?? '';
  return (
    worst
      .toLowerCase()
      .match(/[a-z]{4,}/gu)
      ?.filter((word) => !['high', 'alarm', 'pump', 'drive'].includes(word))
      .slice(0, 3) ?? []
  );
}

/** The next check of the best cause; without a diagnosis the corrective action of the worst alarm. */
function checkLines({ results, say }: SkillContext): readonly Line[] {
  const diagnosis = results.of('diagnose').at(-1);
  const best = diagnosis?.output.causes[0];
  const alarms = results.of('query_alarms').at(-1);
  if (best !== undefined && diagnosis !== undefined) {
    const source = diagnosis.evidence.filter((item) => item.kind === 'computation');
    const second = diagnosis.output.causes[1];
    const then =
      second !== undefined && second.probability >= 0.5 && second.nextCheck !== best.nextCheck ? [line(say.thenCheck(second.nextCheck), ...source)] : [];
    return [line(say.checkFirst(best.nextCheck), ...source), ...then];
  }
  const worst = alarms?.output.alarms.find(({ definition }) => definition !== null);
  if (worst?.definition === undefined || worst.definition === null) return [];
  return [line(say.checkFirst(worst.definition.correctiveAction), alarmEvidenceOf(worst.alarm, alarms?.evidence ?? []))];
}

function alarmEvidenceOf(alarm: Alarm, evidence: readonly Evidence[]): Evidence | undefined {
  return evidence.find((item) => item.kind === 'alarm' && item.alarmId === alarm.id);
}

function causeLines({ results, say }: SkillContext): readonly Line[] {
  const diagnosis = results.of('diagnose').at(-1);
  if (diagnosis === undefined) return [];
  const { output, evidence } = diagnosis;
  const computation = evidence.filter((item) => item.kind === 'computation');
  if (output.conclusion === 'healthy') return [line(say.healthy(output.equipment), ...computation)];
  if (output.conclusion === 'insufficient-evidence')
    return [line(say.insufficient, ...computation), ...output.collectNext.slice(0, 3).map((text) => line(say.collect(text), ...computation))];
  const byKey = new Map(evidence.map((item) => [evidenceKey(item), item]));
  return output.causes.slice(0, 2).flatMap((cause, index) => {
    const supporting = cause.supporting
      .flatMap((key) => byKey.get(key) ?? [])
      .filter(({ kind }) => kind !== 'log-row')
      .slice(0, 2);
    const against = cause.contradicting.flatMap((key) => byKey.get(key) ?? []).slice(0, 1);
    const head = line((index === 0 ? say.likelyCause : say.alsoPossible)(cause.cause), ...computation);
    const detail =
      index > 0
        ? []
        : [...supporting.map((item) => line(say.speaksFor(shortQuote(item)), item)), ...against.map((item) => line(say.speaksAgainst(shortQuote(item)), item))];
    return [head, ...detail];
  });
}

function shortQuote(item: Evidence): string {
  const [first = ''] = item.quote.split('; ');
  return oneLine(first).slice(0, 220);
}

function pastLines({ results, say }: SkillContext): readonly Line[] {
  const past = results.of('maintenance_history').at(-1);
  const repairs = [...(past?.output.records ?? [])].sort((a, b) => Number(isRepair(b)) - Number(isRepair(a)));
  return repairs.slice(0, 2).flatMap((record) => {
    const source = past?.evidence.find((item) => item.kind === 'log-row' && item.row === record.row && item.documentId === record.documentId);
    const text = [record.failure, record.action].filter((part) => part !== null && part !== '').join('; ');
    return text === '' || record.date === null ? [] : [line(say.before(record.date, oneLine(text)), source)];
  });
}

/** Rows with parts or downtime tell of a repair; the others are rounds and readings. */
function isRepair(record: Readonly<{ parts: readonly string[]; durationHours: number | null }>): boolean {
  return record.parts.length > 0 || (record.durationHours ?? 0) > 0;
}

/** The manual's best sentence about the cause, with its page. */
function manualLines({ results, say }: SkillContext): readonly Line[] {
  const searches = results.of('search_knowledge').filter(({ input }) => input['asset'] !== undefined);
  const found = searches.at(-1);
  const item =
    found?.output.results.find(({ passage }) => !passage.flagged && passage.status === 'current' && passage.documentKind === 'manual') ??
    found?.output.results.find(({ passage }) => !passage.flagged && passage.status === 'current');
  const highlight = item?.highlights[0];
  if (found === undefined || item === undefined || highlight === undefined) return [];
  const source = found.evidence.find(
    (evidence) =>
      evidence.kind === 'passage' && evidence.start === highlight.start && evidence.end === highlight.end && evidence.documentId === item.passage.documentId,
  );
  return [line(oneLine(highlight.text), source), line(say.manualSays(item.passage.document, item.passage.revision, item.passage.page), source)];
}
