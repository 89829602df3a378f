import { useRef, useState } from 'react';
import { allRoles, type Role } from '../../domain/actor.js';
import type { Api, UploadReply } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import { Icon } from './icons.js';

type Outcome = Readonly<{ file: string; reply: UploadReply | null; problem: string | null }>;

function isRefused({ reply }: Pick<Outcome, 'reply'>): boolean {
  return reply === null || reply.status === 'quarantined';
}

/** For the knowledge owner: documents in, with who may read them; what was quarantined says why. */
export function AddDocuments({ api, changed }: Readonly<{ api: Api; changed: () => void }>) {
  const translate = useTranslate();
  const picker = useRef<HTMLInputElement>(null);
  const [access, setAccess] = useState<readonly Role[]>([]);
  const [reading, setReading] = useState<string | null>(null);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const send = async (files: readonly File[]): Promise<void> => {
    // What is in quarantine stays in sight until its file is sent again.
    setOutcomes((before) => before.filter((outcome) => isRefused(outcome) && !files.some(({ name }) => name === outcome.file)));
    for (const file of files) {
      setReading(file.name);
      const outcome = await api.addDocument(file, access).then(
        (reply) => ({ file: file.name, reply, problem: null }),
        (error: unknown) => ({ file: file.name, reply: null, problem: error instanceof Error ? error.message : String(error) }),
      );
      setOutcomes((before) => [...before, outcome]);
    }
    setReading(null);
    changed();
  };
  return (
    <section className="owner">
      <div className="owner-bar">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          accept=".pdf,.md,.txt,.html,.docx,.xlsx,.csv"
          aria-label={translate('knowledge.add')}
          onChange={(event) => {
            void send([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <button type="button" className="button primary" disabled={reading !== null} onClick={() => picker.current?.click()}>
          <Icon name="plus" size={20} /> {reading === null ? translate('knowledge.add') : translate('knowledge.adding', { name: reading })}
        </button>
        <fieldset className="owner-rights">
          <legend className="visually-hidden">{translate('knowledge.rights')}</legend>
          <span className="muted">{translate('knowledge.rights')}:</span>
          <button type="button" aria-pressed={access.length === 0} onClick={() => setAccess([])}>
            {translate('knowledge.everyone')}
          </button>
          {allRoles.map((role) => (
            <button
              key={role}
              type="button"
              aria-pressed={access.includes(role)}
              onClick={() => setAccess((before) => (before.includes(role) ? before.filter((each) => each !== role) : [...before, role]))}
            >
              {translate(`role.${role}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <ul className="plain-list" aria-live="polite">
        {outcomes.map(({ file, reply, problem }) => (
          <li key={file} className={isRefused({ reply }) ? 'finding error' : 'finding'}>
            <b>{file}</b> {problem ?? (reply === null ? '' : translate(`knowledge.status.${reply.status}`))}
            {reply !== null && (
              <span className="muted">
                {' '}
                {[reply.documentId, reply.revision, reply.reason, ...reply.warnings.slice(0, 3)].filter((text) => text !== null && text !== '').join(' · ')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Reads the file of a stored document again: after a better reader, more generous limits or text recognition came. */
export function ReadAgain({ api, id, revision, changed }: Readonly<{ api: Api; id: string; revision: string; changed: () => void }>) {
  const translate = useTranslate();
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const read = async (): Promise<void> => {
    setBusy(true);
    await api.readAgain(id, revision).then(
      ({ status, reason, warnings }) => {
        setSaid([translate(`knowledge.status.${status}`), reason, ...warnings].filter((text) => text !== null).join(' · '));
        changed();
      },
      (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
    );
    setBusy(false);
  };
  return (
    <div className="owner-remove">
      <button type="button" className="button" disabled={busy} onClick={() => void read()}>
        {translate('knowledge.readAgain')}
      </button>
      {said !== null && <output className="muted">{said}</output>}
    </div>
  );
}

/** Removes a document with all its revisions; asks once more first. */
export function RemoveDocument({ api, id, removed }: Readonly<{ api: Api; id: string; removed: () => void }>) {
  const translate = useTranslate();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    if (!sure) return setSure(true);
    await api.removeDocument(id).then(removed, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  };
  return (
    <div className="owner-remove">
      <button type="button" className={sure ? 'button danger' : 'button'} onClick={() => void remove()}>
        {translate(sure ? 'knowledge.removeSure' : 'knowledge.remove')} {id}
      </button>
      {problem !== null && <p className="problem">{problem}</p>}
    </div>
  );
}
