import { existsSync, mkdtempSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot, serverParts } from '../app.js';
import { createServer } from '../server/create-server.js';
import { findChromium, launchBrowser, viewports } from './browser.js';
import { TestWorlds } from './test-world.js';

const webRoot = path.join(packageRoot(), 'dist', 'web');
const ready = findChromium() !== null && existsSync(path.join(webRoot, 'index.html'));
if (!ready && process.env['SHIFTMATE_REQUIRE_BROWSER'] === '1')
  throw new Error('the tablet test needs Chromium and a built page: apt-get install -y chromium; npm run build');

describe('the tablet page with the real copilot', () => {
  it.skipIf(!ready)('answers why the pump is in alarm, with the manual page a tap away (needs Chromium and dist/web)', { timeout: 180_000 }, async () => {
    await using worlds = new TestWorlds();
    await using copilot = await worlds.open();
    const server = createServer({
      copilot,
      ...serverParts(copilot, () => undefined),
      config: { host: '127.0.0.1', port: 0, webRoot, version: 'test', adminAccountExists: false },
    });
    const url = await server.listen();
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: viewports.across });
      await page.goto(url);
      const question = page.locator('textarea').first();
      await question.fill('Why is P-101A in alarm and what should I check first?');
      await question.press('Enter');
      await page.getByText('Check first:').first().waitFor({ timeout: 60_000 });
      await page.getByText('Isolation points of').first().waitFor({ timeout: 60_000 });
      await page.getByText('Source: Hydra HC-40').first().waitFor({ timeout: 60_000 });
      const picture = path.join(mkdtempSync(path.join(os.tmpdir(), 'shiftmate-tablet-')), 'answer.png');
      await page.screenshot({ path: picture });
      expect(statSync(picture).size).toBeGreaterThan(20_000);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
