import { describe, expect, it } from 'vitest';
import { createOriginPolicy, isLoopback, requireSafeBinding } from './origin-policy.js';

describe('the origin policy', () => {
  const local = createOriginPolicy({ host: '127.0.0.1', allowedOrigins: [] });

  it('knows loopback', () => {
    expect(['127.0.0.1', '127.3.4.5', 'localhost', '::1', '[::1]'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '::', '10.0.0.5', 'plant.example', '127.0.0.1.evil.example'].some(isLoopback)).toBe(false);
  });

  it('accepts the own names with any port and nothing else', () => {
    expect(['localhost:8080', '127.0.0.1:1', '[::1]:8080', 'localhost'].every(local.allowsHost)).toBe(true);
    expect(['evil.example', 'localhost.evil.example:8080', 'localhost:8080@evil.example', '', undefined].some(local.allowsHost)).toBe(false);
  });

  it('lets pages of the own origin write, and clients that are no pages', () => {
    expect(local.allowsOrigin('http://localhost:8080', 'localhost:8080')).toBe(true);
    expect(local.allowsOrigin(undefined, 'localhost:8080')).toBe(true);
    for (const origin of ['http://evil.example', 'http://localhost:9999', 'null', 'file://', 'http://localhost:8080.evil.example'])
      expect(local.allowsOrigin(origin, 'localhost:8080'), origin).toBe(false);
  });

  it('accepts configured origins and their names', () => {
    const proxied = createOriginPolicy({ host: '0.0.0.0', allowedOrigins: ['https://shiftmate.plant.example'] });
    expect(proxied.allowsOrigin('https://shiftmate.plant.example', '10.0.0.5:8080')).toBe(true);
    expect(proxied.allowsHost('shiftmate.plant.example')).toBe(true);
    expect(proxied.allowsHost('evil.example')).toBe(false);
  });

  it('refuses to bind to the network before an admin account exists', () => {
    expect(() => requireSafeBinding('0.0.0.0', false)).toThrow(/until an admin account exists/);
    expect(() => requireSafeBinding('0.0.0.0', true)).not.toThrow();
    expect(() => requireSafeBinding('127.0.0.1', false)).not.toThrow();
  });
});
