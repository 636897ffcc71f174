import { expect, test } from 'vitest';
import { createSummary } from '../../src/judge/summary.ts';
import { listedCredentials } from '../../src/panel/model.ts';
import { STATES } from '../fixtures/connection.ts';
import { credentialOf, NOW, reportOf, siteOf } from '../fixtures/report.ts';

const state = STATES.token?.().state;
if (!state) throw new Error('no state');

test('a broken token is counted as the panel lists it', () => {
  const site = siteOf({
    credentials: [
      credentialOf({ id: 'jwt#1', kind: 'jws', role: 'access' }),
      credentialOf({ id: 'jwt#2', kind: 'broken-jwt', role: 'unknown' }),
      credentialOf({ id: 'opaque#1', kind: 'opaque', role: 'refresh' }),
      credentialOf({ id: 'opaque#2', kind: 'opaque', role: 'unknown', carriers: ['json-field'] }),
    ],
  });
  expect(createSummary(reportOf([site]), state, NOW).tokens).toBe(3);
  expect(listedCredentials(site)).toHaveLength(4);
});

test('a session cookie is no token', () => {
  const cookie = { name: 'sid', origin: 'https://example.com' };
  const site = siteOf({ credentials: [credentialOf({ cookie })] });
  const summary = createSummary(reportOf([site]), state, NOW);
  expect(summary.tokens).toBe(0);
  expect(summary.sessionCookies).toBe(1);
});
