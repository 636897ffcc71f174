// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mountPanel } from '../../src/panel/mount.tsx';
import { setClock } from '../../src/ui/clock.ts';
import { type Backstage, createFixtureConnection, STATES } from '../fixtures/connection.ts';
import { NOW } from '../fixtures/report.ts';
import { backstageOf } from '../ui/har-backstage.ts';
import { settle } from '../ui/settle.ts';

/** What somebody who has never seen the panel asks, of which tab it is asked, where they click, and where the answer stands. */
interface Question {
  asks: string;
  of: string;
  clicks: string[];
  where: string;
  answer: RegExp;
}

const QUESTIONS: Question[] = [
  {
    asks: 'how does this site know who I am?',
    of: 'token',
    clicks: [],
    where: '.status-strategy',
    answer: /^JWT bearer token ?Sure$/,
  },
  {
    asks: 'when does it end?',
    of: 'token',
    clicks: [],
    where: '.status-end',
    answer: /Access token expires in 11 min/,
  },
  {
    asks: 'who issued the token, and for whom?',
    of: 'token',
    clicks: ['#tab-credentials'],
    where: '.part-payload',
    answer: /https:\/\/id\.example\.net.*Issuer/,
  },
  {
    asks: 'who else got the token?',
    of: 'token',
    clicks: ['#tab-credentials'],
    where: '.credential-life',
    answer: /leaked to stats\.example\.org/,
  },
  {
    asks: 'what would a session cost me instead?',
    of: 'token',
    clicks: ['.trade-off-lines .link'],
    where: '#view',
    answer: /What a server session would change/,
  },
  {
    asks: 'why was I sent back to the sign-in page?',
    of: '01-secure-behind-proxy.har',
    clicks: [],
    where: '.status-failure',
    answer: /it set no cookie and gave no token/,
  },
  {
    asks: 'what do I change to mend it?',
    of: '07-saml-state-cookie-lax.har',
    clicks: [],
    where: '.failures',
    answer: /Set it with SameSite=None; Secure/,
  },
  {
    asks: 'at which step did the sign-in break?',
    of: '07-saml-state-cookie-lax.har',
    clicks: ['#tab-sign-in'],
    where: '#view',
    answer: /SAML response #4.*Provider to site/s,
  },
  {
    asks: 'how is the session cookie protected?',
    of: '12b-laravel-correct.har',
    clicks: ['#tab-credentials'],
    where: '.detail',
    answer: /Secureyes.*HttpOnlyyes.*SameSiteLax/s,
  },
  {
    asks: 'is that refusal a problem?',
    of: '24b-dpop-nonce-retry-correct.har',
    clicks: [],
    where: '#view',
    answer: /1 refusal in the course of things.*The server gave a nonce, and the request was sent again with it/s,
  },
];

let root = document.createElement('div');
let unmount = () => {};
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: NOW }));
afterEach(() => {
  unmount();
  vi.useRealTimers();
});

async function open(name: string): Promise<void> {
  const file = `${import.meta.dirname}/../failures/recordings/${name}`;
  const backstage: (Backstage & { now?: number }) | undefined = name.endsWith('.har')
    ? backstageOf(readFileSync(file, 'utf8'))
    : STATES[name]?.();
  if (!backstage) throw new Error(`no state ${name}`);
  root = document.createElement('div');
  document.body.replaceChildren(root);
  await settle(() => {
    unmount = mountPanel(root, createFixtureConnection(backstage), { tabId: 1 });
  });
  setClock(backstage.now ?? NOW);
  await settle(() => undefined);
}

test('ten questions are asked', () => {
  expect(QUESTIONS.length).toBe(10);
});

test.each(QUESTIONS)('“$asks” is answered within two clicks ($of)', async ({ of, clicks, where, answer }) => {
  await open(of);
  expect(clicks.length).toBeLessThanOrEqual(2);
  for (const selector of clicks) {
    const target = root.querySelector<HTMLElement>(selector);
    expect(target?.tagName).toBe('BUTTON');
    await settle(() => target?.click());
  }
  expect(root.querySelector(where)?.textContent).toMatch(answer);
});
