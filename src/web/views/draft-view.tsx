import * as z from 'zod';
import type { Draft } from '../../domain/turn.js';
import { useTranslate } from '../i18n/translate.js';
import { CommandFields } from './command-fields.js';
import { CopyButton } from './copy-button.js';
import { PlcSpecification, specificationParts } from './draft-specification.js';
import { Icon } from './icons.js';

const Finding = z.object({ rule: z.string(), severity: z.string(), line: z.number(), column: z.number().optional(), message: z.string() });
const Rung = z.object({ rung: z.number().optional(), name: z.string(), status: z.string(), detail: z.string().default('') });
const Trace = z.object({ vector: z.string().optional(), title: z.string(), status: z.string(), detail: z.string().default('') });
const PlcBody = z.object({
  code: z.string(),
  dialect: z.string().optional(),
  specification: PlcSpecification.optional(),
  diagnostics: z.array(Finding).default([]),
  proof: z.array(Rung).default([]),
  traces: z.array(Trace).default([]),
  notProven: z.array(z.string()).default([]),
});
const ReportItem = z.union([z.string(), z.object({ text: z.string(), attention: z.boolean().default(false) })]);
const ReportBody = z.object({
  headline: z.array(ReportItem).default([]),
  sections: z.array(z.object({ title: z.string(), items: z.array(ReportItem) })),
  byPeople: z.array(z.string()).default([]),
});
const ChartBody = z.object({
  unit: z.string().nullish(),
  bars: z.array(z.object({ label: z.string(), value: z.number() })).min(1),
});

function CodeListing({ code, findings }: Readonly<{ code: string; findings: readonly z.infer<typeof Finding>[] }>) {
  const marked = new Map(findings.map((finding) => [finding.line, finding]));
  return (
    <pre className="listing">
      {code
        .trimEnd()
        .split('\n')
        .map((text, index) => {
          const finding = marked.get(index + 1);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a listing's lines have no other name than their number.
            <div key={index} className={finding === undefined ? 'code-line' : `code-line ${finding.severity}`} title={finding?.message}>
              <span className="line-number">{index + 1}</span>
              <span>{text === '' ? ' ' : text}</span>
            </div>
          );
        })}
    </pre>
  );
}

function Checked({ status, title, detail }: Readonly<{ status: string; title: string; detail: string }>) {
  const passed = status === 'passed';
  return (
    <li className={passed ? 'rung passed' : status === 'failed' ? 'rung failed' : 'rung'}>
      <Icon name={passed ? 'check' : status === 'failed' ? 'close' : 'clock'} size={20} />
      <span>
        <b>{title}</b> <span className="muted">{status}</span>
        {detail !== '' && <span className="rung-detail">{detail}</span>}
      </span>
    </li>
  );
}

/** What the code is for, before the code. */
function SpecificationView({ specification }: Readonly<{ specification: z.infer<typeof PlcSpecification> }>) {
  const translate = useTranslate();
  return (
    <details className="specification" open>
      <summary>{translate('plc.specification')}</summary>
      {specification.purpose !== '' && <p>{specification.purpose}</p>}
      {specificationParts(specification).map(({ heading, lines }) => (
        <section key={heading}>
          <h4>{translate(heading)}</h4>
          <ul className="plain-list">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  );
}

function PlcDraftView({ body }: Readonly<{ body: z.infer<typeof PlcBody> }>) {
  const translate = useTranslate();
  return (
    <>
      {body.specification !== undefined && <SpecificationView specification={body.specification} />}
      <div className="badges">
        {body.dialect !== undefined && <span className="badge">{body.dialect}</span>}
        <CopyButton text={body.code} />
      </div>
      <CodeListing code={body.code} findings={body.diagnostics} />
      {body.diagnostics.length > 0 && <h4>{translate('draft.diagnostics')}</h4>}
      <ul className="plain-list">
        {body.diagnostics.map((finding) => (
          <li key={`${finding.rule} ${finding.line} ${finding.column}`} className={`finding ${finding.severity}`}>
            <b>
              {finding.line}:{finding.column ?? 1}
            </b>{' '}
            {finding.message} <span className="muted">{finding.rule}</span>
          </li>
        ))}
      </ul>
      {body.proof.length + body.traces.length > 0 && <h4>{translate('draft.proof')}</h4>}
      <ul className="plain-list">
        {body.proof.map((rung) => (
          <Checked key={rung.name} status={rung.status} title={rung.rung === undefined ? rung.name : `${rung.rung}. ${rung.name}`} detail={rung.detail} />
        ))}
        {body.traces.map((trace) => (
          <Checked key={trace.title} status={trace.status} title={trace.title} detail={trace.detail} />
        ))}
      </ul>
      {body.notProven.length > 0 && <h4>{translate('draft.notProven')}</h4>}
      <ul className="plain-list">
        {body.notProven.map((text) => (
          <li key={text} className="finding warning">
            {text}
          </li>
        ))}
      </ul>
    </>
  );
}

function ReportLines({ items }: Readonly<{ items: readonly z.infer<typeof ReportItem>[] }>) {
  const lines = items.map((item) => (typeof item === 'string' ? { text: item, attention: false } : item));
  return (
    <ul className="report-lines">
      {lines.map((line) => (
        <li key={line.text} className={line.attention ? 'attention' : ''}>
          {line.text}
        </li>
      ))}
    </ul>
  );
}

function ReportView({ body }: Readonly<{ body: z.infer<typeof ReportBody> }>) {
  const translate = useTranslate();
  return (
    <div className="report">
      {body.headline.length > 0 && (
        <div className="headline">
          <ReportLines items={body.headline} />
        </div>
      )}
      {body.sections
        .filter((section) => section.items.length > 0)
        .map((section) => (
          <section key={section.title}>
            <h4>{section.title}</h4>
            <ReportLines items={section.items} />
          </section>
        ))}
      {body.byPeople.length > 0 && (
        <section>
          <h4>{translate('draft.byPeople')}</h4>
          <ReportLines items={body.byPeople} />
        </section>
      )}
    </div>
  );
}

function ChartView({ body }: Readonly<{ body: z.infer<typeof ChartBody> }>) {
  const most = Math.max(...body.bars.map((bar) => Math.abs(bar.value)), 1e-9);
  return (
    <ul className="bars">
      {body.bars.map((bar) => (
        <li key={bar.label}>
          <span>{bar.label}</span>
          <span className="bar" style={{ width: `${(Math.abs(bar.value) / most) * 100}%` }} />
          <b>
            {bar.value} {body.unit}
          </b>
        </li>
      ))}
    </ul>
  );
}

function Body({ draft }: Readonly<{ draft: Draft }>) {
  const plc = draft.kind === 'plc-code' ? PlcBody.safeParse(draft.body) : null;
  if (plc?.success) return <PlcDraftView body={plc.data} />;
  const report = draft.kind === 'report' ? ReportBody.safeParse(draft.body) : null;
  if (report?.success) return <ReportView body={report.data} />;
  const chart = draft.kind === 'chart' ? ChartBody.safeParse(draft.body) : null;
  if (chart?.success) return <ChartView body={chart.data} />;
  return <CommandFields command={draft.body} />;
}

/** A product of the turn. A draft that waits for approval is shown on its approval card instead. */
export function DraftView({ draft }: Readonly<{ draft: Draft }>) {
  const translate = useTranslate();
  return (
    <section className="draft">
      <header>
        <Icon name={draft.kind === 'plc-code' ? 'code' : draft.kind === 'report' ? 'log' : 'draft'} />
        <div>
          <span className="kind">{translate(`draft.${draft.kind}`)}</span>
          <h3>{draft.title}</h3>
        </div>
      </header>
      <Body draft={draft} />
    </section>
  );
}
