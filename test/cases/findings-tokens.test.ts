import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCapture } from '../../src/core/capture/create-capture.ts';
import { readHar } from '../../src/core/http/har.ts';
import { createPublicSuffixes } from '../../src/core/http/site.ts';
import { buildReport } from '../../src/core/report/build.ts';
import type { Finding } from '../../src/core/rules/rule.ts';

const folder = new URL('findings/', import.meta.url);
const suffixes = createPublicSuffixes('com\norg\nnet\nexample\ntest');

/** What a recording must give: findings by severity and rule, and rules that must say nothing. */
interface Truth {
  file: string;
  /** What is the matter, in words. */
  is: string;
  fires?: string[];
  silent?: string[];
}

const truths: Truth[] = [
  {
    file: 'dpop-only-api',
    is: 'a proof of its own for each request',
    silent: ['dpop-proof-invalid', 'dpop-proof-reused'],
  },
  {
    file: 'dpop-token-then-get',
    is: 'proofs for the token and for the API, made by one key',
    silent: ['dpop-proof-invalid'],
  },
  {
    file: 'dpop-wrong-later',
    is: 'the first proof is right, the later ones are not',
    fires: ['error dpop-proof-invalid'],
  },
  {
    file: 'dpop-nonce-retry',
    is: 'the code is sent again with the nonce the server asked for',
    silent: ['oauth-code-reused', 'dpop-proof-invalid', 'oauth-pkce-unchecked'],
  },
  { file: 'url-password', is: 'name and password in a query', fires: ['error login-over-get'] },
  { file: 'url-passwd-xhr', is: 'the same by a script', fires: ['error login-over-get'] },
  { file: 'url-otp', is: 'a one-time code in a query', fires: ['error secret-in-query'], silent: ['login-over-get'] },
  {
    file: 'login-over-get',
    is: 'a login by GET that works',
    fires: ['error login-over-get'],
    silent: ['secret-in-query'],
  },
  { file: 'token-response-201', is: '201 without no-store', fires: ['info token-response-cacheable'] },
  { file: 'token-response-accessToken', is: 'camel case without no-store', fires: ['info token-response-cacheable'] },
  { file: 'token-response-nested', is: 'nested without no-store', fires: ['info token-response-cacheable'] },
  {
    file: 'jwt-psychic-es256-zeros',
    is: 'a signature of zeros',
    fires: ['error jwt-signature-zero'],
    silent: ['jwt-signature-length'],
  },
  {
    file: 'jwt-empty-payload',
    is: 'no claims at all',
    fires: ['info jwt-payload-not-object'],
    silent: ['jwt-no-exp', 'jwt-iss-missing'],
  },
  {
    file: 'pkce-verifier-missing',
    is: 'a challenge and no verifier, answered 200',
    fires: ['error oauth-pkce-unchecked'],
  },
  { file: 'password-echoed-in-response', is: 'the password of the login comes back', fires: ['error secret-echoed'] },
  { file: 'basic-credentials-in-cookie', is: 'Basic in a cookie', fires: ['error cookie-credentials'] },
];

function findingsOf(file: string): Finding[] {
  const har = readHar(readFileSync(new URL(`${file}.har`, folder), 'utf8'));
  const capture = createCapture({ suffixes, browser: har.browser });
  for (const exchange of har.exchanges) capture.observe({ kind: 'exchange', exchange });
  const { sites } = buildReport(capture, { now: har.exchanges.at(-1)?.endedAt ?? 0, source: 'har' });
  return sites.flatMap(({ findings }) => findings);
}

const cases = truths.map((truth) => ({ truth, findings: findingsOf(truth.file) }));
const show = ({ severity, rule }: Finding) => `${severity} ${rule}`;

describe('findings about tokens, protocols and URLs, on one recording for each mechanism', () => {
  it.each(cases)('$truth.file: $truth.is', ({ truth: { fires = [], silent = [] }, findings }) => {
    const said = findings.map(show);
    expect(said).toEqual(expect.arrayContaining(fires));
    for (const rule of silent) expect(findings.filter((finding) => finding.rule === rule)).toEqual([]);
  });

  it.each(cases)('$truth.file: nothing else is an error', ({ truth: { fires = [], file }, findings }) => {
    // That recording was put together from two logins.
    const known = file === 'dpop-nonce-retry' ? ['error oidc-nonce-mismatch'] : [];
    const errors = findings.map(show).filter((said) => said.startsWith('error'));
    expect([...new Set(errors)].filter((said) => !known.includes(said))).toEqual(
      fires.filter((said) => said.startsWith('error')),
    );
  });

  it('counts', () => {
    const lines = cases.map(({ truth, findings }) => {
      const right = (truth.fires ?? []).every((wanted) => findings.some((finding) => show(finding) === wanted));
      const quiet = (truth.silent ?? []).every((rule) => !findings.some((finding) => finding.rule === rule));
      return `${truth.file.padEnd(32)} ${right && quiet ? 'right' : 'WRONG'}  ${findings.length} findings`;
    });
    console.log(
      `${lines.join('\n')}\n${lines.filter((line) => line.includes(' right ')).length} of ${lines.length} right`,
    );
    expect(lines.filter((line) => line.includes('WRONG'))).toEqual([]);
  });
});
