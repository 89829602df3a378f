import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Where Debian, Ubuntu, Fedora and macOS put it; `CHROMIUM_PATH` wins. */
const candidates: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const quietFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of an installed Chromium, or null: a browser test is then skipped with a notice. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  const paths = named === undefined ? candidates : [named, ...candidates];
  return paths.find((path) => existsSync(path)) ?? null;
}

/** A headless browser that talks to nothing but the pages it is sent to. Throws when there is none; ask `findChromium` first. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium is installed; run apt-get install -y chromium, or set CHROMIUM_PATH.');
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: [...quietFlags] });
}

/** Tablet held across, tablet upright, phone: the sizes that the page is made for. */
export const viewports = {
  across: { width: 1280, height: 800 },
  upright: { width: 800, height: 1280 },
  phone: { width: 390, height: 844 },
} as const;
