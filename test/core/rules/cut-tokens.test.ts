import { expect, it } from 'vitest';
import { CODE, idToken, tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { claimsWith, OPAQUE, sampleJwt } from '../../../src/core/rules/support/examples.ts';
import { lint } from './lint.ts';

/** Words with which a rule says that something is not in a token, or not as it should be. */
const ABSENCE = /\bno (?!JWT that can be read)\w|lacks|neither|absent|missing|another|does not fit|names no|expired/i;

const SIGNATURE = 'A'.repeat(86);

/** The token with its payload, or its header, cut after so many characters. */
function cut(token: string, part: 0 | 1, length: number): string {
  const [header = '', payload = ''] = token.split('.');
  return [
    part === 0 ? header.slice(0, length) : header,
    part === 1 ? payload.slice(0, length) : payload,
    SIGNATURE,
  ].join('.');
}

/** What is said of header and claims of a token that is used in each way a token is used. */
function absences(token: (role: 'access' | 'id' | 'refresh') => string): string[] {
  const exchanges = [
    { request: { authorization: `Bearer ${token('access')}` } },
    { request: { cookie: `session=${token('access')}` } },
    tokenAnswer(
      { grant_type: 'authorization_code', code: CODE, client_id: 'web' },
      {
        access_token: OPAQUE,
        id_token: token('id'),
        refresh_token: token('refresh'),
        token_type: 'Bearer',
        expires_in: 60,
      },
    ),
  ];
  return (
    lint({ exchanges })
      .filter(({ rule, subject }) => /^(?:jwt|oidc|jwe)-/.test(rule) && subject.kind === 'credential')
      // The tokens of these examples have a signature of zeros, which is there to be read.
      .filter(({ rule }) => rule !== 'jwt-signature-zero')
      .flatMap(({ rule, message, evidence }) => [message, ...evidence].map((text) => `${rule}: ${text}`))
      .filter((text) => ABSENCE.test(text))
  );
}

const access = sampleJwt(claimsWith({ email: 'ada@example.com' }));
const roles = {
  access,
  id: idToken({ at_hash: 'x'.repeat(22), nonce: 'n-other' }),
  refresh: sampleJwt(claimsWith({ typ: 'Refresh' })),
};

it('says nothing of what the payload of a cut token lacks, wherever it was cut', () => {
  const said = new Set<string>();
  for (let share = 0.02; share < 0.98; share += 0.01) {
    const at = (token: string) => Math.floor((token.split('.')[1] ?? '').length * share);
    for (const text of absences((role) => cut(roles[role], 1, at(roles[role])))) said.add(text);
  }
  expect([...said]).toEqual([]);
});

it('says nothing of what lies behind a character that is not base64url', () => {
  const broken = (role: keyof typeof roles) => {
    const [header = '', payload = ''] = roles[role].split('.');
    return `${header}.${payload.slice(0, 40)}!${payload.slice(41)}.${SIGNATURE}`;
  };
  expect(absences(broken)).toEqual([]);
});

it('says it of a token that was read whole, so that the test above can fail', () => {
  const bare = {
    access: sampleJwt({ sub: 'a' }),
    id: idToken({ sub: undefined, iss: undefined }),
    refresh: sampleJwt({ sub: 'a' }),
  };
  expect(new Set(absences((role) => bare[role]).map((text) => text.split(':')[0]))).toEqual(
    new Set(['jwt-iss-missing', 'jwt-no-exp', 'jwt-rfc9068-incomplete', 'oidc-claims-missing']),
  );
});
