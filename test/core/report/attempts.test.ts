import { describe, expect, it } from 'vitest';
import { createCapture } from '../../../src/core/capture/create-capture.ts';
import { readHar } from '../../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../../src/core/http/site.ts';
import { explainParameter } from '../../../src/core/report/attempts/parameter-texts.ts';
import { buildReport } from '../../../src/core/report/build.ts';
import { renderMarkdown } from '../../../src/core/report/render-markdown.ts';
import { renderText } from '../../../src/core/report/render-text.ts';
import {
  ACCESS,
  AUTH_CODE,
  CHECKED,
  type Entry,
  form,
  harOf,
  hybrid,
  NONCE,
  SESSION,
  STATE,
  saml,
  spa,
} from '../flow/attempts/flows.ts';

function reportOf(entries: Entry[]) {
  const capture = createCapture({ suffixes: createPublicSuffixes('com\nnet'), browser: 'unknown' });
  for (const exchange of readHar(harOf(entries)).exchanges) capture.observe({ kind: 'exchange', exchange });
  return buildReport(capture, { now: 0, source: 'har' });
}

const refused = (): Entry[] => {
  const [, request, callback] = spa();
  const error = { error: 'access_denied', error_description: 'The person said no', state: STATE };
  return [
    { ...(request as Entry), status: 200, answer: {} },
    { ...(callback as Entry), url: `https://app.example.com/cb?${new URLSearchParams(error)}` },
  ];
};

describe('attempts in a report', () => {
  it.each([
    ['a code', spa],
    ['a hybrid flow', hybrid],
    ['SAML', saml],
    ['a form', form],
  ] as const)('holds no secret of %s, in no form', (_, entries) => {
    const report = reportOf(entries());
    const all = [
      JSON.stringify(report.sites.map(({ attempts }) => attempts)),
      renderText(report),
      renderMarkdown(report),
    ];
    for (const text of all)
      for (const secret of [STATE, NONCE, AUTH_CODE, CHECKED, ACCESS, SESSION, 'relay-1'])
        expect(text).not.toContain(secret);
  });

  it('names the parameters of each step in the words of the standard, with the values that are no secret', () => {
    const [attempt] = reportOf(spa()).sites.flatMap(({ attempts }) => attempts);
    const request = attempt?.steps.find(({ kind }) => kind === 'authorization-request');
    expect(request?.parameters).toContainEqual({ name: 'response_type', value: 'code', length: 4 });
    expect(request?.parameters).toContainEqual({ name: 'state', length: STATE.length });
    for (const { name } of request?.parameters ?? []) expect(explainParameter(name), name).toBeDefined();
  });

  it('says “signed in by” of one that worked, with its checks', () => {
    const text = renderText(reportOf(spa()), { width: 200 });
    expect(text).toContain('Signed in by OpenID Connect, authorization code, at id.example.net (#1 to #6)');
    expect(text).toContain('With: PKCE, DPoP');
    expect(text).toContain('#4 browser → provider id.example.net: Token request (400)');
    expect(text).toContain('right: state came back; iss names the server that was asked;');
    expect(text).not.toMatch(/wrong: /);
  });

  it('says “tried to sign in by” of one that was refused', () => {
    const report = reportOf(refused());
    for (const text of [renderText(report, { width: 200 }), renderMarkdown(report)]) {
      expect(text).toContain('Tried to sign in by OpenID Connect, authorization code, at id.example.net: refused');
      expect(text).not.toContain('Signed in by');
    }
  });

  it('shows what is wrong with the section that asks for it', () => {
    const entries = spa();
    const callback = entries[2] as Entry;
    callback.url = callback.url.replace(STATE, 'st-other');
    (entries[1] as Entry).answer = { location: callback.url };
    const text = renderText(reportOf(entries), { width: 200 });
    expect(text).toContain(
      'wrong: state came back. The answer has another state than the request. (#2, #3, RFC 6749 4.1.2)',
    );
  });
});
