import { useCallback, useEffect, useMemo, useState } from 'react';
import { allRoles, Role } from '../domain/actor.js';
import { type Language, LanguageContext, languageNames, languages, translator } from './i18n/translate.js';
import type { Suggestion } from './model/fuzzy.js';
import { type Appearance, appearances, loadPreferences, type Preferences, savePreferences } from './preferences.js';
import { type Shiftmate, useShiftmate } from './use-shiftmate.js';
import { AlarmBanner } from './views/alarm-banner.js';
import { AlarmsView } from './views/alarms-view.js';
import { ApprovalsView } from './views/approvals-view.js';
import { ChatView } from './views/chat-view.js';
import { CollectionSelect } from './views/collection-select.js';
import { Dialog } from './views/dialog.js';
import { Fields } from './views/fields.js';
import { clockTime } from './views/format.js';
import { HistoryDialog } from './views/history-dialog.js';
import { Icon } from './views/icons.js';
import { KnowledgeView } from './views/knowledge-view.js';
import { LineView } from './views/line-view.js';
import { PlcView } from './views/plc/plc-view.js';
import { useLoaded, useNow } from './views/use-loaded.js';

const tabs = ['ask', 'line', 'alarms', 'knowledge', 'approvals', 'plc'] as const;
type Tab = (typeof tabs)[number];

type Chrome = Readonly<{ shiftmate: Shiftmate; preferences: Preferences; change: (change: Partial<Preferences>) => void }>;

function tabOfAddress(): Tab {
  return tabs.find((tab) => `#${tab}` === location.hash) ?? 'ask';
}

function useTab(): readonly [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState(tabOfAddress);
  useEffect(() => {
    const follow = (): void => setTab(tabOfAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return [
    tab,
    (next) => {
      location.hash = next;
      setTab(next);
    },
  ];
}

function PlantClock({ offset }: Readonly<{ offset: number | null }>) {
  const now = useNow(5_000);
  return offset === null ? null : <time className="plant-clock">{clockTime(now + offset)}</time>;
}

function RoleSelect({ shiftmate, preferences, change }: Chrome) {
  const translate = translator(preferences.language);
  return (
    <label className="role-select">
      <span className="visually-hidden">{translate('role.label')}</span>
      <select
        value={shiftmate.state.role}
        title={translate('role.demo')}
        onChange={(event) => {
          const role = Role.parse(event.target.value);
          change({ role });
          shiftmate.actions.chooseRole(role);
        }}
      >
        {allRoles.map((role) => (
          <option key={role} value={role}>
            {translate(`role.${role}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function TopBar(chrome: Chrome & Readonly<{ openSettings: () => void }>) {
  const { state } = chrome.shiftmate;
  const translate = translator(chrome.preferences.language);
  return (
    <header className="top-bar">
      <span className="brand">
        <svg width="36" height="36" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="8" />
          <path d="M6 20h5l3-9 4 13 3-8h5" />
        </svg>
        <span className="brand-name">Shiftmate</span>
      </span>
      <PlantClock offset={state.plantOffset} />
      <span className={`connection ${state.connection}`} role="status">
        <span className="dot" aria-hidden="true" />
        <span className="connection-text">{translate(`connection.${state.connection}`)}</span>
      </span>
      <RoleSelect {...chrome} />
      <button type="button" className="plain" onClick={chrome.openSettings} aria-label={translate('settings.title')}>
        <Icon name="settings" />
      </button>
    </header>
  );
}

function Settings({ shiftmate, preferences, change, close }: Chrome & Readonly<{ close: () => void }>) {
  const translate = translator(preferences.language);
  return (
    <Dialog title={translate('settings.title')} close={close}>
      <fieldset>
        <legend>{translate('settings.language')}</legend>
        <div className="choices">
          {languages.map((language: Language) => (
            <button key={language} type="button" lang={language} aria-pressed={preferences.language === language} onClick={() => change({ language })}>
              {languageNames[language]}
            </button>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{translate('settings.appearance')}</legend>
        <div className="choices">
          {appearances.map((appearance: Appearance) => (
            <button key={appearance} type="button" aria-pressed={preferences.appearance === appearance} onClick={() => change({ appearance })}>
              {translate(`settings.appearance.${appearance}`)}
            </button>
          ))}
        </div>
      </fieldset>
      <Fields rows={[[translate('settings.model'), shiftmate.state.model]]} />
      <p className="muted">{translate('role.demo')}</p>
      <p className="muted">{translate('chat.disclosure')}</p>
    </Dialog>
  );
}

type NavigationProps = Readonly<{ tab: Tab; setTab: (tab: Tab) => void; waiting: number; language: Language; desk: boolean }>;

function Navigation({ tab, setTab, waiting, language, desk }: NavigationProps) {
  const translate = translator(language);
  return (
    <nav className="tabs">
      {tabs
        .filter((name) => name !== 'plc' || desk)
        .map((name) => (
          <button key={name} type="button" aria-current={tab === name ? 'page' : undefined} onClick={() => setTab(name)}>
            <span className="tab-icon">
              <Icon name={name} size={28} />
              {name === 'approvals' && waiting > 0 && <span className="count">{waiting}</span>}
            </span>
            {translate(`tab.${name}`)}
          </button>
        ))}
    </nav>
  );
}

/** Names that the composer offers: equipment first, then tags. Fetched again after every reconnect. */
function useNames(shiftmate: Shiftmate): readonly Suggestion[] {
  const { api, state } = shiftmate;
  const loaded = useLoaded(`names ${state.session ?? ''}`, async () => {
    const [assets, { tags }] = await Promise.all([api.assets(), api.tags()]);
    return [...assets.map(({ id, name }) => ({ name: id, description: name })), ...tags.map(({ id, description }) => ({ name: id, description }))];
  });
  return loaded.value ?? [];
}

export function App() {
  const [preferences, setPreferences] = useState(loadPreferences);
  const shiftmate = useShiftmate(preferences.role, preferences.collection);
  const [tab, setTab] = useTab();
  const [dialog, setDialog] = useState<'settings' | 'history' | null>(null);
  const names = useNames(shiftmate);
  const { state, api, actions } = shiftmate;
  useEffect(() => {
    savePreferences(preferences);
    document.documentElement.lang = preferences.language;
    document.documentElement.dataset['appearance'] = preferences.appearance;
  }, [preferences]);
  const chrome: Chrome = { shiftmate, preferences, change: (change) => setPreferences((before) => ({ ...before, ...change })) };
  const ask = (question: string): void => {
    setTab('ask');
    actions.ask(question);
  };
  const waiting = useMemo(() => [...state.approvals.values()].filter((card) => card.status === 'pending').length, [state.approvals]);
  const atDesk = state.role === 'engineer' || state.role === 'admin';
  const close = (): void => setDialog(null);
  const choose = useCallback((chosen: string | null) => setPreferences((before) => ({ ...before, collection: chosen })), []);
  const collection = <CollectionSelect api={api} session={state.session} chosen={preferences.collection} choose={choose} />;
  return (
    <LanguageContext.Provider value={preferences.language}>
      <div className="app">
        <TopBar {...chrome} openSettings={() => setDialog('settings')} />
        <AlarmBanner alarms={state.alarms} ask={ask} />
        {state.problem !== null && (
          <button type="button" className="toast" onClick={actions.dismiss}>
            {state.problem.message} <Icon name="close" size={20} />
          </button>
        )}
        <Navigation tab={tab} setTab={setTab} waiting={waiting} language={preferences.language} desk={atDesk} />
        <main>
          {tab === 'ask' && (
            <ChatView shiftmate={shiftmate} names={names} showHistory={() => setDialog('history')} collection={collection} chosen={preferences.collection} />
          )}
          {tab === 'line' && <LineView api={api} alarms={state.alarms} connected={state.connection === 'live'} ask={ask} />}
          {tab === 'alarms' && <AlarmsView api={api} alarms={state.alarms} ask={ask} />}
          {tab === 'plc' && <PlcView key={state.role} api={api} role={state.role} />}
          {tab === 'knowledge' && <KnowledgeView api={api} role={state.role} />}
          {tab === 'approvals' && <ApprovalsView shiftmate={shiftmate} />}
        </main>
      </div>
      {dialog === 'settings' && <Settings {...chrome} close={close} />}
      {dialog === 'history' && (
        <HistoryDialog
          api={api}
          close={close}
          open={(id) => {
            close();
            void actions.openConversation(id);
          }}
        />
      )}
    </LanguageContext.Provider>
  );
}
