import { describe, expect, it } from 'vitest';
import { createBook } from '../../../../src/core/credential/book.ts';
import { createObserver } from '../../../../src/core/credential/observer.ts';
import { createRuleRunner, type FindingSettings } from '../../../../src/core/rules/engine/runner.ts';
import { defineRule } from '../../../../src/core/rules/rule.ts';
import { bearer, createExchanges, NOW_S, SESSION_ID, sampleJwt } from '../../../../src/core/rules/support/examples.ts';
import { withTexts } from '../../../../src/core/rules/texts.ts';
import { lint, lintFor, runRules, site } from '../lint.ts';

const setCookie = { 'set-cookie': `sid=${SESSION_ID}; Path=/; HttpOnly; SameSite=Lax` };

describe('findings', () => {
  it('are merged over repeated requests, with their count and the first and last exchange', () => {
    const exchanges = Array.from({ length: 5 }, () => ({ request: { authorization: bearer({ exp: undefined }) } }));
    const [finding] = lintFor('jwt-no-exp', exchanges);
    expect(finding).toMatchObject({ count: 5, firstExchange: '1', lastExchange: '5' });
  });

  it('are one for a cookie whose value is new in each response', () => {
    const exchanges = [1, 2, 3].map((n) => ({
      response: { 'set-cookie': `sid=${n}${SESSION_ID.slice(1)}; Path=/; HttpOnly; SameSite=Lax` },
    }));
    expect(lintFor('cookie-session-no-secure', exchanges)).toMatchObject([{ count: 3 }]);
  });

  it('are sorted by severity, then confidence, then count', () => {
    const order = ['error', 'warning', 'info'];
    const found = lint({
      exchanges: [
        { response: { 'set-cookie': 'theme=dark; Path=/; SameSite=Lax' } },
        { response: setCookie, request: { authorization: bearer({ exp: undefined }) } },
      ],
    });
    const ranks = found.map(({ severity }) => order.indexOf(severity));
    expect(ranks.length).toBeGreaterThan(2);
    expect(ranks).toEqual([...ranks].sort());
  });

  it('hold no secret', () => {
    const token = sampleJwt({ sub: 'u', password: 'hunter2-hunter2' });
    const exchanges = [{ url: `http://app.example.com/?access_token=${token}`, response: setCookie }];
    const text = JSON.stringify(lint({ exchanges }));
    for (const secret of [SESSION_ID, token.slice(-30), 'hunter2']) expect(text).not.toContain(secret);
  });

  it('give the exact Set-Cookie line that would be right', () => {
    const [finding] = lintFor('cookie-session-no-secure', [{ response: setCookie }]);
    expect(finding?.fix).toBe('Set-Cookie: sid=…; Path=/; HttpOnly; SameSite=Lax; Secure');
  });

  it('get references from the texts', () => {
    const [finding] = withTexts(lintFor('cookie-session-no-secure', [{ response: setCookie }]));
    expect(finding?.references.some(({ source, section }) => source === 'CWE' && section === '614')).toBe(true);
  });

  it('are kept by site', () => {
    const runner = runRules({ exchanges: [{ response: setCookie }] });
    expect(runner.findings('example.com').length).toBeGreaterThan(0);
    expect(runner.findings('example.org')).toEqual([]);
    runner.forget('example.com');
    expect(runner.findings('example.com')).toEqual([]);
  });
});

describe('settings', () => {
  const exchanges = [{ response: setCookie }];

  it('turn a rule off, or give it another severity', () => {
    expect(lintFor('cookie-session-no-secure', exchanges, { settings: { 'cookie-session-no-secure': 'off' } })).toEqual(
      [],
    );
    const [finding] = lintFor('cookie-session-no-secure', exchanges, {
      settings: { 'cookie-session-no-secure': 'info' },
    });
    expect(finding?.severity).toBe('info');
  });

  it('change thresholds', () => {
    const token = [{ request: { authorization: bearer({ iat: NOW_S, exp: NOW_S + 600 }) } }];
    const thresholds = { accessLifetimeInfoSeconds: 60, accessLifetimeWarningSeconds: 120 };
    expect(lintFor('jwt-access-lifetime-long', token, { thresholds })).toMatchObject([{ severity: 'warning' }]);
  });
});

describe('rules that are off by default', () => {
  const quiet = defineRule({
    id: 'quiet',
    subject: 'exchange',
    severity: 'info',
    confidence: 'high',
    off: true,
    check: () => [{ message: 'seen', evidence: [] }],
  }) as never;
  const told = (rules: FindingSettings['rules']) =>
    runRules({ exchanges: [{}] }, { rules: [quiet] })
      .findings('example.com', rules ? { rules } : {})
      .map(({ severity }) => severity);

  it.each([
    [undefined, []],
    [{ quiet: 'off' as const }, []],
    [{ quiet: 'on' as const }, ['info']],
    [{ quiet: 'error' as const }, ['error']],
    [{ other: 'on' as const }, []],
  ])('are told by the settings %j as %j', (rules, severities) => {
    expect(told(rules)).toEqual(severities);
  });

  it('have findings all the same, which a person may turn on', () => {
    const runner = runRules({ exchanges: [{}] }, { rules: [quiet] });
    expect([runner.hasFindings('example.com'), runner.hasFindings('example.org')]).toEqual([true, false]);
    expect(runRules({ exchanges: [{}] }, { rules: [] }).hasFindings('example.com')).toBe(false);
  });
});

it('findings say which credentials they are about', () => {
  const token = { request: { authorization: bearer({ exp: undefined }) } };
  expect(runRules({ exchanges: [token] }).concerned()).toEqual(new Set(['jwt#1']));
  expect(runRules({ exchanges: [{ response: setCookie }] }).concerned()).toEqual(new Set());
});

it('a host that asks for https only makes an error a warning, whenever it says so', () => {
  const hsts = { response: { 'strict-transport-security': 'max-age=600' } };
  const [before] = lintFor('cookie-session-no-secure', [{ response: setCookie }]);
  const [after] = lintFor('cookie-session-no-secure', [{ response: setCookie }, hsts]);
  expect([before?.severity, after?.severity]).toEqual(['error', 'warning']);
});

describe('a runner with one rule', () => {
  const observer = createObserver({ book: createBook({ siteOf: site }), siteOf: site });
  const observe = (request: Record<string, string>) => {
    const [exchange] = createExchanges({ exchanges: [{ request }] });
    const observed = exchange && observer.observe({ kind: 'exchange', exchange });
    if (!observed) throw new Error('nothing was observed');
    return observed;
  };
  const common = { id: 'one', severity: 'info', confidence: 'high' } as const;

  it('judges a credential again when its role has become clearer', () => {
    const rule = defineRule({
      ...common,
      subject: 'credential',
      check: ({ credential: { role } }) => [{ message: role, detail: role, evidence: [] }],
    });
    const runner = createRuleRunner({ siteOf: site, rules: [rule] as never });
    const observed = observe({ authorization: bearer() });
    runner.observe(observed);
    const credential = observed.recorded[0]?.credential;
    if (!credential) throw new Error('no credential');
    const told = () => runner.findings('example.com').map(({ message }) => message);
    expect(told()).toEqual(['access']);
    credential.role = 'refresh';
    const page = { kind: 'page', at: 0, url: '', origin: '', site: '', recorded: [] } as const;
    runner.observe({ ...page, changed: [] });
    expect(told()).toEqual(['access']);
    runner.observe({ ...page, changed: [credential] });
    expect(told()).toEqual(['refresh']);
  });

  it('says how many findings of all sites were left out', () => {
    const many = Array.from({ length: 1002 }, (_, n) => ({ message: 'seen', detail: `${n}`, evidence: [] }));
    const rule = defineRule({ ...common, subject: 'exchange', check: () => many });
    const runner = createRuleRunner({ siteOf: site, rules: [rule] as never });
    const observed = observe({});
    runner.observe(observed);
    runner.observe({ ...observed, site: 'other.com' });
    expect(runner.problems()).toEqual([
      { code: 'findings-left-out', message: 'There were more findings than are kept of one site.', count: 4 },
    ]);
  });
});

describe('a rule that fails', () => {
  it('is named once and does not stop the others', () => {
    const rules = [
      defineRule({
        id: 'broken',
        subject: 'exchange',
        severity: 'error',
        confidence: 'high',
        check() {
          throw new Error('secret');
        },
      }),
      defineRule({
        id: 'sound',
        subject: 'exchange',
        severity: 'info',
        confidence: 'high',
        check: () => [{ message: 'seen', evidence: [] }],
      }),
    ] as never;
    const runner = createRuleRunner({ siteOf: site, rules });
    const observer = createObserver({ book: createBook({ siteOf: site }), siteOf: site });
    for (const exchange of createExchanges({ exchanges: [{}, {}] })) {
      const observed = observer.observe({ kind: 'exchange', exchange });
      if (observed) runner.observe(observed);
    }
    expect(runner.findings('example.com')).toMatchObject([{ rule: 'sound', count: 2 }]);
    expect(runner.problems()).toEqual([
      { code: 'rule-failed', message: 'The rule broken failed; its findings are incomplete.', count: 2 },
    ]);
  });
});

describe('hostile input', () => {
  it('stays bounded, and says what was left out', () => {
    const exchanges = Array.from({ length: 1050 }, (_, n) => ({
      response: { 'set-cookie': `c${n}=1; SameSite=None` },
    }));
    const runner = runRules({ exchanges });
    expect(runner.findings('example.com').length).toBe(1000);
    expect(runner.problems()).toEqual([
      {
        code: 'findings-left-out',
        message: 'There were more findings than are kept of one site.',
        count: expect.any(Number),
      },
    ]);
    expect(runRules({ exchanges: [{}] }).problems()).toEqual([]);
  }, 30_000);
});
