// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, test } from 'vitest';
import type { Attempt, AttemptCheck, AttemptStep } from '../../src/core/flow/attempts/model.ts';
import { mountPanel } from '../../src/panel/mount.tsx';
import { checkedSteps, firstShown, hostsOf, isBroken, partiesOf } from '../../src/panel/sign-in/attempt-model.ts';
import { setClock } from '../../src/ui/clock.ts';
import { createFixtureConnection } from '../fixtures/connection.ts';
import { backstageOf } from '../ui/har-backstage.ts';
import { settle } from '../ui/settle.ts';

let root = document.createElement('div');
let unmount = () => {};

afterEach(() => unmount());

async function open(name: string, change: (attempts: Attempt[]) => void = () => {}) {
  const backstage = backstageOf(readFileSync(`${import.meta.dirname}/../failures/recordings/${name}.har`, 'utf8'));
  for (const site of backstage.report.sites) change(site.attempts);
  setClock(backstage.now);
  root = document.createElement('div');
  document.body.replaceChildren(root);
  await settle(() => {
    unmount = mountPanel(root, createFixtureConnection(backstage), { tabId: 1 });
  });
  await settle(() => root.querySelector<HTMLElement>('#tab-sign-in')?.click());
}

const step = (kind: AttemptStep['kind'], rest: Partial<AttemptStep> = {}): AttemptStep => ({
  kind,
  seen: 'seen',
  from: 'browser',
  to: 'provider',
  parameters: [],
  hands: [],
  problems: [],
  ...rest,
});
const check = (rest: Partial<AttemptCheck>): AttemptCheck => ({
  id: 'state',
  result: 'ok',
  because: 'equal',
  exchanges: [],
  ...rest,
});
const attempt = (rest: Partial<Attempt>): Attempt => ({
  id: 'oauth-code-1',
  aim: 'sign-in',
  protocol: 'oauth-code',
  traits: [],
  outcome: 'worked',
  because: { code: 'tokens' },
  site: 'app.example',
  startedAt: 0,
  first: '1',
  last: '3',
  exchanges: ['1', '2', '3'],
  steps: [
    step('authorization-request', { exchange: '1', host: 'id.example' }),
    step('authorization-response', { exchange: '2', from: 'provider', to: 'site', host: 'app.example' }),
    step('token-request', { exchange: '3', host: 'id.example' }),
  ],
  checks: [],
  ...rest,
});

describe('steps with their checks', () => {
  it('a check stands beside the step that it is about, a broken one first', () => {
    const steps = checkedSteps(
      attempt({
        checks: [
          check({ exchanges: ['1', '2'] }),
          check({ id: 'pkce', result: 'broken', because: 'not-fitting', exchanges: ['1', '3'] }),
          check({ id: 'issuer', result: 'unseen', because: 'issuer-unknown', exchanges: ['2'] }),
          check({ id: 'nonce', result: 'unseen', because: 'no-id-token' }),
        ],
      }),
    );
    expect(steps.map(({ checks }) => checks.map(({ id }) => id))).toEqual([[], ['state', 'issuer'], ['pkce', 'nonce']]);
    expect(steps.map(({ broke }) => broke)).toEqual([false, false, true]);
  });

  it('a missing step is where it broke; of a refusal without one, the step that was refused', () => {
    const halfWay = attempt({
      outcome: 'half-way',
      steps: [step('authorization-request', { exchange: '1' }), step('authorization-response', { seen: 'missing' })],
    });
    expect(checkedSteps(halfWay).map(({ broke }) => broke)).toEqual([false, true]);
    const refused = attempt({ outcome: 'refused', because: { code: 'error-response', exchange: '2' } });
    expect(checkedSteps(refused).map(({ broke }) => broke)).toEqual([false, true, false]);
    const elsewhere = attempt({ outcome: 'refused', because: { code: 'status', exchange: '9' } });
    expect(checkedSteps(elsewhere).some(({ broke }) => broke)).toBe(false);
    const own = attempt({ protocol: 'form', outcome: 'refused', steps: [step('credentials', { exchange: '2' })] });
    expect(checkedSteps(own)[0]?.broke).toBe(true);
  });

  it('what cannot be seen is not wrong', () => {
    const seen = attempt({ checks: [check({ result: 'unseen', because: 'hidden' })] });
    expect(isBroken(seen)).toBe(false);
    expect(isBroken(attempt({ outcome: 'not-seen' }))).toBe(false);
    expect(isBroken(attempt({ checks: [check({ result: 'broken' })] }))).toBe(true);
  });

  it('parties go from the browser outwards, each with its host', () => {
    expect(partiesOf(attempt({}))).toEqual(['browser', 'site', 'provider']);
    expect(hostsOf(attempt({}))).toEqual({ provider: 'id.example', site: 'app.example' });
  });

  it('the newest that broke is shown first, else the newest', () => {
    const fine = attempt({ id: 'a' });
    const broken = attempt({ id: 'b', outcome: 'refused' });
    expect(firstShown([fine, broken])?.id).toBe('b');
    expect(firstShown([fine])?.id).toBe('a');
    expect(firstShown([])).toBeUndefined();
  });
});

test('an attempt says who talks to whom, what happens, and where it broke', async () => {
  await open('15-code-redeemed-twice');
  const detail = root.querySelector('.attempt');
  expect(detail?.querySelector('h1')?.textContent).toBe('Signed in by OpenID Connect, authorization code');
  expect(detail?.querySelector('.pill')?.textContent).toBe('Worked, a check is broken');
  expect(detail?.textContent).toContain('Browser to provider');
  expect(detail?.textContent).toContain('The site sends the browser to the provider');
  expect(detail?.querySelector('.step.broke')).not.toBeNull();
  expect(detail?.querySelector('.check.broken')?.textContent).toContain('the code was used once');
  expect(root.querySelector('#tab-sign-in .count.error')).not.toBeNull();
});

test('a step leads to its request, and its parameters are shown without a secret', async () => {
  await open('15-code-redeemed-twice');
  expect(root.querySelector('.step-details')?.textContent).toContain('client_id');
  const button = root.querySelector<HTMLElement>('.step h2 button');
  const number = button?.querySelector('.link')?.textContent;
  await settle(() => button?.click());
  expect(root.querySelector('.detail h1')?.textContent).toContain(`${number} `);
  const back = [...root.querySelectorAll<HTMLElement>('.facts .link')].find((link) =>
    /Signed in by/.test(link.innerText),
  );
  await settle(() => back?.click());
  expect(root.querySelector('.attempt h1')?.textContent).toContain('Signed in by');
});

test('a missing step is shown as missing', async () => {
  await open('15-code-redeemed-twice', (attempts) => {
    const [first] = attempts;
    if (first)
      attempts[0] = {
        ...first,
        outcome: 'half-way',
        checks: [],
        steps: [
          ...first.steps.slice(0, 1),
          step('authorization-response', { seen: 'missing', from: 'provider', to: 'site' }),
        ],
      };
  });
  const missing = root.querySelector('.step.missing');
  expect(missing?.textContent).toContain('missing');
  expect(missing?.textContent).toContain('No answer of the provider was seen');
  expect(missing?.querySelector('.arrow.missing')).not.toBeNull();
});

test('it is quiet where all is well, and says what to do where nothing was seen', async () => {
  await open('12b-laravel-correct');
  expect(root.querySelector('.attempt h1')?.textContent).toBe('Tried to sign in by JSON request');
  expect(root.querySelector('.attempt .broke, .attempt .why-box')).toBeNull();
  unmount();
  await open('12b-laravel-correct', (attempts) => {
    attempts.length = 0;
  });
  expect(root.textContent).toContain('No sign-in seen');
});
