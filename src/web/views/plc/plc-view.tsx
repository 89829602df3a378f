import { useState } from 'react';
import type { Role } from '../../../domain/actor.js';
import { type PlcDeskProgram, PlcDialect } from '../../../domain/plc-desk.js';
import type { Api } from '../../connection/api.js';
import { useTranslate } from '../../i18n/translate.js';
import { Icon } from '../icons.js';
import { useLoaded } from '../use-loaded.js';
import { CodeEditor } from './code-editor.js';
import { DrivesTable } from './drives-table.js';
import { ExportPanel, FindingsPanel, ProofPanel, ValuesPanel } from './plc-panels.js';
import { TracePlot } from './trace-plot.js';
import { type Desk, useDesk } from './use-desk.js';

const panels = ['findings', 'proof', 'trace', 'export'] as const;
type Panel = (typeof panels)[number];

const dialectNames = { iec: 'IEC 61131-3', codesys: 'CODESYS', siemens: 'Siemens SCL', beckhoff: 'Beckhoff TwinCAT', rockwell: 'Rockwell Logix' } as const;

function DraftBox({ desk, drafted }: Readonly<{ desk: Desk; drafted: () => void }>) {
  const translate = useTranslate();
  const ready = desk.request.trim().length >= 5 && desk.busy === null;
  return (
    <form
      className="draft-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void desk.makeDraft().then(drafted);
      }}
    >
      <textarea
        value={desk.request}
        rows={2}
        maxLength={4000}
        placeholder={translate('plc.requestHint')}
        aria-label={translate('plc.request')}
        onChange={(event) => desk.change({ request: event.target.value })}
      />
      <select value={desk.dialect} aria-label={translate('plc.dialect')} onChange={(event) => desk.change({ dialect: PlcDialect.parse(event.target.value) })}>
        {PlcDialect.options.map((dialect) => (
          <option key={dialect} value={dialect}>
            {dialectNames[dialect]}
          </option>
        ))}
      </select>
      <button type="submit" className="button primary" disabled={!ready}>
        {translate(desk.busy === 'draft' ? 'plc.drafting' : 'plc.draft')}
      </button>
    </form>
  );
}

function SidePanel({ desk, panel, show, go, api }: Readonly<{ desk: Desk; panel: Panel; show: (panel: Panel) => void; go: (line: number) => void; api: Api }>) {
  const translate = useTranslate();
  const errors = desk.check?.findings.filter(({ severity }) => severity === 'error').length ?? 0;
  const stale = desk.draft !== null && desk.draft.code !== desk.source;
  const prove = { busy: desk.busy !== null, proveAgain: () => void desk.proveAgain() };
  return (
    <section className="desk-side">
      <div className="panel-tabs" role="tablist">
        {panels.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`desk-tab-${name}`}
            aria-selected={panel === name}
            aria-controls="desk-panel"
            onClick={() => show(name)}
          >
            {translate(`plc.panel.${name}`)}
            {name === 'findings' && desk.check !== null && desk.check.findings.length > 0 && (
              <span className={errors > 0 ? 'tally error' : 'tally'}>{desk.check.findings.length}</span>
            )}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <div className="panel-body" role="tabpanel" id="desk-panel" aria-labelledby={`desk-tab-${panel}`} tabIndex={0}>
        {panel === 'findings' && <FindingsPanel check={desk.check} go={go} />}
        {panel === 'proof' && <ProofPanel draft={desk.draft} stale={stale} prove={prove} />}
        {panel === 'trace' && (
          <>
            <DrivesTable source={desk.source} drives={desk.drives} run={desk.run} change={(drives) => desk.change({ drives })} />
            <button type="button" className="button primary wide" disabled={desk.busy !== null} onClick={() => void desk.makeRun()}>
              {translate(desk.busy === 'run' ? 'plc.running' : 'plc.run')}
            </button>
            {desk.run !== null && <TracePlot run={desk.run} />}
          </>
        )}
        {panel === 'export' && <ExportPanel exportTo={(target) => api.plcExport(desk.source, desk.dialect, target)} stale={stale} prove={prove} />}
      </div>
    </section>
  );
}

/** A program of the plant, for reading: its text and its values now. */
function ProgramReader({ program, copy }: Readonly<{ program: PlcDeskProgram; copy: (() => void) | null }>) {
  const translate = useTranslate();
  return (
    <>
      <section className="desk-code">
        <div className="desk-bar">
          <b>{program.program}</b>
          <span className="muted">{program.file}</span>
          <span className="badge">{translate('plc.readOnly')}</span>
          {copy !== null && (
            <button type="button" className="button small" onClick={copy}>
              {translate('plc.copyToDesk')}
            </button>
          )}
        </div>
        <CodeEditor source={program.source} findings={[]} line={null} label={program.file} change={null} />
      </section>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard. */}
      <section className="desk-side" aria-label={translate('plc.value')} tabIndex={0}>
        <div className="panel-body">
          <ValuesPanel program={program} />
        </div>
      </section>
    </>
  );
}

/** The engineer's desk: the programs that run, and a place to draft, write, check, try and export Structured Text. */
export function PlcView({ api, role }: Readonly<{ api: Api; role: Role }>) {
  const translate = useTranslate();
  const allowed = role === 'engineer' || role === 'admin';
  const desk = useDesk(api, allowed);
  const programs = useLoaded(`programs ${role}`, api.plcPrograms);
  const [chosen, setChosen] = useState<string>(allowed ? '' : 'first');
  const [panel, setPanel] = useState<Panel>('findings');
  const [line, setLine] = useState<number | null>(null);
  const program = programs.value?.find((each) => each.program === chosen) ?? (allowed ? undefined : programs.value?.[0]);
  return (
    <div className="desk">
      <header className="desk-head">
        <h1>{translate('plc.title')}</h1>
        <label className="desk-choice">
          <span className="visually-hidden">{translate('plc.program')}</span>
          <select value={program?.program ?? ''} onChange={(event) => setChosen(event.target.value)}>
            {allowed && <option value="">{translate('plc.own')}</option>}
            {programs.value?.map((each) => (
              <option key={each.program} value={each.program}>
                {translate('plc.runs', { program: each.program })}
              </option>
            ))}
          </select>
        </label>
        <p className="muted desk-promise">{translate('plc.promise')}</p>
      </header>
      {programs.problem !== null && <p className="problem">{programs.problem}</p>}
      {allowed && program === undefined && <DraftBox desk={desk} drafted={() => setPanel('proof')} />}
      {desk.problem !== null && <p className="problem">{desk.problem}</p>}
      {desk.refusal !== null && (
        <p className="hint warning">
          {desk.refusal.reason} {translate('plc.covered')} {desk.refusal.covered.slice(0, 8).join('; ')}
        </p>
      )}
      <div className="desk-work">
        {program !== undefined ? (
          <ProgramReader
            key={program.program}
            program={program}
            copy={
              allowed
                ? () => {
                    desk.change({ source: program.source, dialect: 'iec', drives: [], draft: null });
                    setChosen('');
                  }
                : null
            }
          />
        ) : (
          allowed && (
            <>
              <section className="desk-code">
                <div className="desk-bar">
                  <Icon name="code" size={20} />
                  <b>{desk.check?.runnable.join(', ') ?? ''}</b>
                  {desk.check !== null && (
                    <span className={desk.check.ok ? 'verdict good' : 'verdict bad'}>{translate(desk.check.ok ? 'plc.compiles' : 'plc.broken')}</span>
                  )}
                </div>
                <CodeEditor
                  source={desk.source}
                  findings={desk.check?.findings ?? []}
                  line={line}
                  label={translate('plc.code')}
                  change={(source) => {
                    setLine(null);
                    desk.change({ source });
                  }}
                />
              </section>
              <SidePanel desk={desk} panel={panel} show={setPanel} go={setLine} api={api} />
            </>
          )
        )}
      </div>
    </div>
  );
}
