import { Component, type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import { App } from './app.js';
import { english } from './i18n/english.js';
import './styles/base.css';
import './styles/chat.css';
import './styles/evidence.css';
import './styles/plc.css';
import './styles/views.css';

// The content security policy forbids code made from strings; zod is told not to try.
z.config({ jitless: true });

/** A broken view says so in words instead of leaving an empty page. */
class Guard extends Component<Readonly<{ children: ReactNode }>, Readonly<{ broken: boolean }>> {
  override state = { broken: false };

  static getDerivedStateFromError(): Readonly<{ broken: boolean }> {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <p className="problem">{english['install.error']}</p> : this.props.children;
  }
}

/** Where the browser allows it (TLS or this machine), the page itself is kept for times without a connection. */
async function keepPage(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('./service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname);
  active?.postMessage(['/', ...loaded.filter((path) => path.startsWith('/assets/'))]);
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <Guard>
        <App />
      </Guard>
    </StrictMode>,
  );
}

// Without it the page works all the same, only not without a connection.
keepPage().catch(() => undefined);
