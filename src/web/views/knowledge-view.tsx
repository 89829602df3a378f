import { useState } from 'react';
import type { ListedDocument, RankedPassage } from '../../domain/document.js';
import type { Api } from '../connection/api.js';
import { useTranslate } from '../i18n/translate.js';
import { Dialog } from './dialog.js';
import { DocumentPage, type PagePlace, type Span } from './document-page.js';
import { Icon } from './icons.js';
import { AddDocuments, ReadAgain, RemoveDocument } from './knowledge-owner.js';
import { QuarantineList } from './quarantine-list.js';
import { useLoaded } from './use-loaded.js';

type Opened = Readonly<{ title: string; place: PagePlace; span: Span | null }>;

function Badges({ info }: Readonly<{ info: ListedDocument }>) {
  const translate = useTranslate();
  return (
    <span className="badges">
      <span className="badge">{translate('evidence.revision', { revision: info.revision })}</span>
      <span className={info.status === 'current' ? 'badge' : 'badge bad'}>
        {translate(info.status === 'current' ? 'evidence.current' : 'evidence.superseded')}
      </span>
      {info.standing !== 'in-force' && <span className="badge bad">{translate(info.standing === 'expired' ? 'knowledge.expired' : 'knowledge.notYet')}</span>}
    </span>
  );
}

function DocumentEntry({ info, open }: Readonly<{ info: ListedDocument; open: () => void }>) {
  const translate = useTranslate();
  const rights = info.accessRoles.length === 0 ? translate('knowledge.everyone') : info.accessRoles.map((role) => translate(`role.${role}`)).join(', ');
  const facts = [
    info.id,
    `${translate('knowledge.collection')}: ${info.collection}`,
    translate('knowledge.pages', { count: info.pageCount }),
    info.effectiveDate === null ? null : translate('knowledge.effective', { date: info.effectiveDate }),
    info.validity?.until == null ? null : translate('knowledge.validUntil', { date: info.validity.until }),
    info.language,
    info.uncertainTables === undefined ? null : translate('knowledge.uncertainTables', { count: info.uncertainTables.length }),
  ];
  return (
    <li>
      <button type="button" className={info.status === 'current' ? 'document' : 'document old'} onClick={open}>
        <Icon name={info.kind === 'log' ? 'log' : info.kind === 'plc' ? 'code' : 'page'} />
        <span className="document-text">
          <b>{info.title}</b>
          <span className="muted">{facts.filter((fact) => fact !== null).join(' · ')}</span>
          <span className="muted">
            {info.appliesTo.length > 0 && `${translate('knowledge.appliesTo')} ${info.appliesTo.join(', ')} · `}
            {translate('knowledge.rights')}: {rights}
          </span>
        </span>
        <Badges info={info} />
      </button>
    </li>
  );
}

function Found({ found, open }: Readonly<{ found: readonly RankedPassage[]; open: (opened: Opened) => void }>) {
  const translate = useTranslate();
  return (
    <section>
      <h2>{translate('knowledge.found')}</h2>
      {found.length === 0 && <p className="muted">{translate('knowledge.nothing')}</p>}
      <ul className="plain-list">
        {found.map(({ passage }) => {
          const place = { documentId: passage.documentId, revision: passage.revision, page: passage.page, pageCount: null };
          return (
            <li key={passage.id}>
              <button
                type="button"
                className="document"
                onClick={() => open({ title: passage.document, place, span: { start: passage.start, end: passage.end } })}
              >
                <Icon name="search" />
                <span className="document-text">
                  <span className="muted">
                    {passage.document}, {translate('evidence.revision', { revision: passage.revision })}, {translate('evidence.page', { page: passage.page })}
                    {passage.status === 'superseded' && ` · ${translate('evidence.superseded')}`}
                  </span>
                  <span className="found-text">{passage.text}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function matches(info: ListedDocument, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/);
  const text = [info.title, info.id, info.revision, info.kind, ...info.appliesTo].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Which documents are in, which revision rules, who may read what; and the search that answers are made from. */
export function KnowledgeView({ api, role }: Readonly<{ api: Api; role: string }>) {
  const translate = useTranslate();
  const [query, setQuery] = useState('');
  const [searched, setSearched] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [changes, setChanges] = useState(0);
  const [collection, setCollection] = useState('');
  const owner = role === 'admin';
  const documents = useLoaded(`documents ${role}`, api.documents);
  const result = useLoaded(`search ${role} ${searched}`, async () => (searched === '' ? null : api.search(searched)));
  const collections = [...new Set((documents.value ?? []).map((info) => info.collection))].sort();
  const narrowed = collections.includes(collection) ? collection : '';
  const inCollection = (documents.value ?? []).filter((info) => narrowed === '' || info.collection === narrowed);
  const listed = inCollection.filter((info) => query.trim() === '' || matches(info, query.trim()));
  return (
    <div className="view">
      <header className="view-head">
        <h1>{translate('knowledge.title')}</h1>
        <form
          className="search"
          onSubmit={(event) => {
            event.preventDefault();
            setSearched(query.trim());
          }}
        >
          <input
            type="search"
            value={query}
            placeholder={translate('knowledge.search')}
            aria-label={translate('knowledge.search')}
            onChange={(event) => setQuery(event.target.value)}
          />
          <button type="submit" className="round send" aria-label={translate('history.search')}>
            <Icon name="search" />
          </button>
        </form>
        {collections.length > 1 && (
          <label className="collection-select">
            <span className="visually-hidden">{translate('knowledge.collection')}</span>
            <select value={narrowed} title={translate('knowledge.collection')} onChange={(event) => setCollection(event.target.value)}>
              <option value="">{translate('chat.allCollections')}</option>
              {collections.map((each) => (
                <option key={each} value={each}>
                  {each}
                </option>
              ))}
            </select>
          </label>
        )}
      </header>
      {owner && (
        <AddDocuments
          api={api}
          changed={() => {
            documents.reload();
            setChanges((count) => count + 1);
          }}
        />
      )}
      {owner && <QuarantineList api={api} changes={changes} changed={documents.reload} />}
      {documents.problem !== null && <p className="problem">{documents.problem}</p>}
      {result.problem !== null && <p className="problem">{result.problem}</p>}
      {result.value !== null && (
        <Found
          found={result.value.results.filter(({ passage }) => narrowed === '' || inCollection.some((info) => info.id === passage.documentId))}
          open={setOpened}
        />
      )}
      <ul className="plain-list">
        {listed.map((info) => (
          <DocumentEntry
            key={`${info.id} ${info.revision}`}
            info={info}
            open={() =>
              setOpened({ title: info.title, place: { documentId: info.id, revision: info.revision, page: 1, pageCount: info.pageCount }, span: null })
            }
          />
        ))}
      </ul>
      {opened !== null && (
        <Dialog title={`${opened.title}, ${translate('evidence.revision', { revision: opened.place.revision })}`} close={() => setOpened(null)}>
          {owner && <ReadAgain api={api} id={opened.place.documentId} revision={opened.place.revision} changed={documents.reload} />}
          {owner && (
            <RemoveDocument
              api={api}
              id={opened.place.documentId}
              removed={() => {
                setOpened(null);
                documents.reload();
              }}
            />
          )}
          <DocumentPage api={api} place={opened.place} span={opened.span} />
        </Dialog>
      )}
    </div>
  );
}
