import { useState } from 'react';
import type { PlcDeskCheck, PlcDeskDraft, PlcDeskExport, PlcDeskProgram, PlcExportTarget } from '../../../domain/plc-desk.js';
import { useTranslate } from '../../i18n/translate.js';
import { Icon } from '../icons.js';

type Draft = Extract<PlcDeskDraft, { kind: 'draft' }>;

/** What the checker says, each finding a way to its line. */
export function FindingsPanel({ check, go }: Readonly<{ check: PlcDeskCheck | null; go: (line: number) => void }>) {
  const translate = useTranslate();
  if (check === null) return <p className="muted">{translate('plc.notChecked')}</p>;
  if (check.findings.length === 0) return <p className="outcome good">{translate('plc.noFindings')}</p>;
  return (
    <ul className="plain-list">
      {check.findings.map((finding) => (
        <li key={`${finding.rule} ${finding.line} ${finding.column} ${finding.message}`}>
          <button type="button" className={`finding-row ${finding.severity}`} onClick={() => go(finding.line)}>
            <b>
              {finding.line}:{finding.column}
            </b>
            <span>
              {finding.message} <span className="muted">{finding.rule}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const rungIcons = { passed: 'check', failed: 'close', 'not-climbed': 'clock' } as const;

/** The ladder, rung by rung, what is not proven, and what a person signs. `stale`: the text was changed after the proof. */
export function ProofPanel({ draft, stale, prove }: Readonly<{ draft: Draft | null; stale: boolean; prove: ProveAgain }>) {
  const translate = useTranslate();
  if (draft === null) return <p className="muted">{translate('plc.noProof')}</p>;
  return (
    <>
      {stale && <StaleNotice {...prove} />}
      <details className="specification" open>
        <summary>{translate('plc.specification')}</summary>
        {draft.specification.map(({ heading, lines }) => (
          <TextList key={heading} title={heading} items={lines} />
        ))}
        <TextList title={translate('plc.questions')} items={draft.openQuestions} />
      </details>
      <h4>{translate('draft.proof')}</h4>
      <ol className="ladder">
        {draft.proof.map((rung) => (
          <li key={rung.rung} className={`ladder-rung ${rung.status}`}>
            <Icon name={rungIcons[rung.status]} size={20} />
            <span>
              <b>
                {rung.rung}. {rung.name}
              </b>{' '}
              <span className="rung-status">{translate(`plc.rung.${rung.status}`)}</span>
              <span className="rung-detail">{rung.detail}</span>
            </span>
          </li>
        ))}
      </ol>
      <TextList title={translate('draft.notProven')} items={draft.notProven} />
      {draft.signOff !== null && !stale && (
        <section>
          <h4>{translate('plc.signOff')}</h4>
          <dl className="hashes">
            <dt>{translate('plc.hashDraft')}</dt>
            <dd>{draft.signOff.draftSha256.slice(0, 24)}</dd>
            <dt>{translate('plc.hashVectors')}</dt>
            <dd>{draft.signOff.vectorsSha256.slice(0, 24)}</dd>
            <dt>{translate('plc.simulator')}</dt>
            <dd>{draft.signOff.simulator}</dd>
          </dl>
          <ul className="signatures">
            {draft.signOff.signatures.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export type ProveAgain = Readonly<{ busy: boolean; proveAgain: () => void }>;

/** The text is not the proven one any more: no sheet and no export until it is proven again. */
function StaleNotice({ busy, proveAgain }: ProveAgain) {
  const translate = useTranslate();
  return (
    <>
      <p className="hint warning">{translate('plc.stale')}</p>
      <button type="button" className="button primary wide" disabled={busy} onClick={proveAgain}>
        {translate(busy ? 'plc.proving' : 'plc.proveAgain')}
      </button>
    </>
  );
}

function TextList({ title, items }: Readonly<{ title: string; items: readonly string[] }>) {
  if (items.length === 0) return null;
  return (
    <section>
      <h4>{title}</h4>
      <ul className="text-list">
        {items.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** Hands a file to the browser. */
function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

const targets: readonly (readonly [PlcExportTarget, string, string])[] = [
  ['plcopen-xml', 'PLCopen XML', 'CODESYS, TwinCAT, OpenPLC'],
  ['scl', 'Siemens SCL', 'TIA Portal'],
  ['tcpou', 'Beckhoff TcPOU', 'TwinCAT 3'],
  ['l5x', 'Rockwell L5X', 'Studio 5000'],
];

/** One button per vendor format; what a format cannot hold is said, not hidden. */
export function ExportPanel({
  exportTo,
  stale,
  prove,
}: Readonly<{ exportTo: (target: PlcExportTarget) => Promise<PlcDeskExport>; stale: boolean; prove: ProveAgain }>) {
  const translate = useTranslate();
  const [result, setResult] = useState<Readonly<{ files: readonly string[]; lossy: readonly string[] }> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (target: PlcExportTarget): Promise<void> => {
    setProblem(null);
    setResult(null);
    try {
      const { files } = await exportTo(target);
      for (const file of files) save(file.fileName, file.text);
      setResult({ files: files.map(({ fileName }) => fileName), lossy: files.flatMap(({ lossy }) => lossy) });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <p className="muted">{translate('plc.exportHint')}</p>
      {stale && <StaleNotice {...prove} />}
      <div className="export-buttons">
        {targets.map(([target, name, tools]) => (
          <button key={target} type="button" className="button" disabled={stale} onClick={() => void run(target)}>
            <span>
              <b>{name}</b>
              <span className="muted">{tools}</span>
            </span>
          </button>
        ))}
      </div>
      {problem !== null && <p className="problem">{problem}</p>}
      {result !== null && <p className="outcome good">{translate('plc.exported', { files: result.files.join(', ') })}</p>}
      <TextList title={translate('plc.lossy')} items={result?.lossy ?? []} />
    </>
  );
}

/** A running program's inputs and outputs as they were at the last scan. */
export function ValuesPanel({ program }: Readonly<{ program: PlcDeskProgram }>) {
  const translate = useTranslate();
  const shown = (value: string | number | boolean | null): string =>
    value === null ? '—' : typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : typeof value === 'number' ? String(Number(value.toFixed(3))) : value;
  return (
    <>
      {program.stopped !== null && <p className="problem">{program.stopped}</p>}
      <table className="io-table">
        <thead>
          <tr>
            <th>{translate('plc.variable')}</th>
            <th>{translate('plc.tag')}</th>
            <th>{translate('plc.value')}</th>
          </tr>
        </thead>
        <tbody>
          {program.variables.map((variable) => (
            <tr key={`${variable.section} ${variable.name}`} className={variable.section}>
              <td>{variable.name}</td>
              <td>{variable.tag}</td>
              <td>
                <b>{shown(variable.value)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
