import { expect, it } from 'vitest';
import { createSecretTrials } from '../../src/background/secret-trials.ts';
import { createCapture } from '../../src/core/capture/create-capture.ts';
import type { Credential } from '../../src/core/credential/book.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import { WEAK_TOKEN } from '../../src/core/rules/support/example-flows.ts';
import { createExchanges } from '../../src/core/rules/support/examples.ts';
import { findSecret } from '../../src/judge/find-secret.ts';
import { browserHmac } from '../../src/platform/browser-hmac.ts';

function createTab() {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\n'), browser: 'chrome' });
  const exchanges = [{ request: { authorization: `Bearer ${WEAK_TOKEN}` } }];
  for (const exchange of createExchanges({ exchanges })) capture.observe({ kind: 'exchange', exchange });
  return { capture };
}

const ruleIds = ({ capture }: ReturnType<typeof createTab>) => capture.findings('example.com').map(({ rule }) => rule);

const read = ({ capture }: ReturnType<typeof createTab>) => capture;

/** As the background does it. */
function find(load: () => Promise<string>) {
  return (credential: Credential, { pause }: { pause(): Promise<void> }) =>
    findSecret(credential, { hmac: browserHmac, load, pause });
}

it('finds a well-known secret with the HMAC of the browser, and says so once', async () => {
  const tab = createTab();
  let found = 0;
  const trials = createSecretTrials<typeof tab>({
    read,
    find: find(async () => 'changeme\nsecret\n'),
    observe(tab, fact) {
      found++;
      tab.capture.observe(fact);
    },
    now: () => 0,
    pause: async () => undefined,
  });
  trials.touch(tab);
  trials.touch(tab);
  expect(ruleIds(tab)).not.toContain('jwt-weak-hmac-secret');
  await trials.done();
  expect(found).toBe(1);
  expect(ruleIds(tab)).toContain('jwt-weak-hmac-secret');
});

it('says nothing when the list cannot be read, or has not the secret', async () => {
  for (const load of [async () => 'changeme', () => Promise.reject(new Error('gone'))]) {
    const tab = createTab();
    const trials = createSecretTrials<typeof tab>({
      read,
      find: find(load),
      observe: (tab, fact) => void tab.capture.observe(fact),
      now: () => 0,
      pause: async () => undefined,
    });
    trials.touch(tab);
    await trials.done();
    expect(ruleIds(tab)).not.toContain('jwt-weak-hmac-secret');
  }
});

it('lets go of a token whose capture was cleared meanwhile', async () => {
  const tab = createTab();
  let found = 0;
  const trials = createSecretTrials<typeof tab>({
    read,
    find: find(async () => 'secret'),
    observe(tab, fact) {
      found++;
      tab.capture.observe(fact);
    },
    now: () => 0,
    pause: async () => undefined,
  });
  trials.touch(tab);
  tab.capture.clear();
  await trials.done();
  expect(found).toBe(0);
});
