import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCapture } from '../../src/core/capture/create-capture.ts';
import { readHar } from '../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import { buildReport } from '../../src/core/report/build.ts';
import type { SiteReport } from '../../src/core/report/report.ts';
import type { Finding, Severity } from '../../src/core/rules/rule.ts';
import { truths } from './products/truth.ts';

const folder = new URL('products/', import.meta.url);
const suffixes = createPublicSuffixes('example\norg\nnet\ncom');

/** What recorders write in the place of secrets, each in its own way. */
const HIDDEN = ['[REDACTED]', '***', 'xxxxxxxx', '[session value redacted]', '<removed>'] as const;

function sitesOf(text: string): SiteReport[] {
  const har = readHar(text);
  const capture = createCapture({ suffixes, browser: har.browser });
  for (const exchange of har.exchanges) capture.observe({ kind: 'exchange', exchange });
  return buildReport(capture, { now: har.exchanges.at(-1)?.endedAt ?? 0, source: 'har' }).sites;
}

function read(file: string): string {
  return readFileSync(new URL(`${file}.har`, folder), 'utf8');
}

const files = [...new Set(truths.map(({ file }) => file))];
const reports = new Map(files.map((file) => [file, sitesOf(read(file))]));
const cases = truths.map((truth) => {
  const report = reports.get(truth.file)?.find(({ site }) => site === truth.site);
  if (!report) throw new Error(`${truth.file} has no site ${truth.site}`);
  return { truth, report, title: `${truth.file}, ${truth.site}` };
});

describe('recordings of products and frameworks, by many recorders', () => {
  it.each(cases)('$title: how it authenticates', ({ truth, report }) => {
    expect(truth.is, JSON.stringify(report.strategy, undefined, 1)).toContain(report.strategy.id);
    expect(truth.shape).toContain(report.shape.id);
    const worked = report.logins.filter(({ outcome }) => outcome === 'succeeded').map(({ id }) => id);
    expect(worked, JSON.stringify(report.logins)).toEqual(truth.login === undefined ? [] : [truth.login]);
  });

  it.each(cases)(
    '$title: each finding is one that a reviewer stands behind, and none is missing',
    ({ truth, report }) => {
      const told = (wanted: Severity) =>
        report.findings
          .filter(({ severity }) => severity === wanted)
          .map(({ rule, subject }) => `${rule} ${subject.name}`)
          .sort();
      expect(told('error')).toEqual([...(truth.errors ?? [])].sort());
      expect(told('warning')).toEqual([...(truth.warnings ?? [])].sort());
      expect(told('info')).toEqual([...(truth.notes ?? [])].sort());
    },
  );

  it('has the truth of each recording in the folder', () => {
    const there = readdirSync(folder).filter((name) => name.endsWith('.har'));
    expect(files.map((file) => `${file}.har`).sort()).toEqual(there.sort());
  });
});

/** Rules that look at a value itself: what it holds, how long it is, whether it is another's. */
const OF_VALUES =
  /^(?:session-id-(?:low-entropy|predictable|meaningful)|session-fixation-login|session-parallel-auth|static-token|token-opaque-short|csrf-(?:token-static|naive-double-submit)|cookie-(?:bad-name-or-chars|value-in-body|shadowed|duplicate-set|credentials)|oauth-(?:pkce-(?:malformed|reused|unchecked|plain)|state-(?:weak|mismatch)|code-reused|refresh-(?:reused|not-rotated)|iss-mismatch)|oidc-(?:nonce-mismatch|at-hash|aud-mismatch)|saml-(?:replayed|unsolicited|relaystate|suspicious-xml)|dpop-.*|jwt-.*|bearer-malformed|secret-echoed|weak-.*)$/;

describe.each(HIDDEN)('the same with %s in the place of secrets', (mark) => {
  it.each(files)('%s: nothing is said of what was never sent', (file) => {
    const findings = sitesOf(hide(read(file), mark)).flatMap((site) => site.findings);
    expect(findings.filter(({ rule }) => OF_VALUES.test(rule)).map(tell)).toEqual([]);
  });
});

function tell({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}

interface Pair {
  name: string;
  value: string;
}

const PARAMETER =
  /^(?:code|state|nonce|code_challenge|code_verifier|id_token|access_token|refresh_token|token|accessToken|refreshToken|authToken|idToken|j_password|password|passwd|ticket|session_state|SAMLResponse|SAMLRequest|RelayState|wresult|signature)$/i;
const HEADER = /^(?:authorization|x-access-token|x-auth-token|guacamole-token|x-csrf-token|x-xsrf-token|x-cm-apikey)$/i;

/** The recording as somebody hands it on who took the secrets out, and left the names. */
function hide(text: string, mark: string): string {
  const { log } = JSON.parse(text) as { log: { entries: Entry[] } };
  const value = ({ name, value: old }: Pair, pattern: RegExp) => (pattern.test(name) && old !== '' ? mark : old);
  const inHeaders = (headers: Pair[]) => {
    for (const header of headers) {
      const name = header.name.toLowerCase();
      if (name === 'cookie') header.value = header.value.replace(/=[^;]*/g, `=${mark}`);
      else if (name === 'set-cookie') header.value = header.value.replace(/=[^;]+/, `=${mark}`);
      else if (name === 'authorization') header.value = header.value.replace(/\S+$/, mark);
      else if (name === 'location' || name === 'referer') header.value = inUrl(header.value, mark);
      else header.value = value(header, HEADER);
    }
  };
  for (const { request, response } of log.entries) {
    request.url = inUrl(request.url, mark);
    inHeaders(request.headers);
    inHeaders(response.headers);
    for (const pair of [...request.queryString, ...(request.postData?.params ?? [])])
      pair.value = value(pair, PARAMETER);
    for (const cookie of [...request.cookies, ...response.cookies]) if (cookie.value !== '') cookie.value = mark;
    if (request.postData) request.postData.text = inText(request.postData.text, mark);
    if (response.content.text) response.content.text = inText(response.content.text, mark);
  }
  return JSON.stringify({ log });
}

interface Entry {
  request: {
    url: string;
    headers: Pair[];
    cookies: Pair[];
    queryString: Pair[];
    postData?: { text: string; params?: Pair[] };
  };
  response: { headers: Pair[]; cookies: Pair[]; content: { text?: string } };
}

function inUrl(url: string, mark: string): string {
  return url.replace(/([?&#])([\w-]+)=([^&#]*)/g, (whole, before: string, name: string) =>
    PARAMETER.test(name) ? `${before}${name}=${encodeURIComponent(mark)}` : whole,
  );
}

/** Pairs of a form, and strings of JSON that are long enough to be a token. */
function inText(text: string, mark: string): string {
  const form = text.replace(/(^|&)([\w-]+)=([^&]*)/g, (whole, before: string, name: string) =>
    PARAMETER.test(name) ? `${before}${name}=${encodeURIComponent(mark)}` : whole,
  );
  return form.replace(/"([\w-]*(?:token|password)[\w-]*)"\s*:\s*"[^"]+"/gi, `"$1":"${mark}"`);
}
