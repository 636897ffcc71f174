import { expect, it } from 'vitest';
import { digestBody } from '../../../src/core/credential/body-digest.ts';
import { readTokenResponse } from '../../../src/core/credential/token-response.ts';

const JSON_TYPE = 'application/json';
const OPAQUE = 'k7Pq2vXn9RtYw4Lm8Zs1Bd6Fh3Jc5Ga0';

it('reads the answer of RFC 6749 and keeps no token in it', () => {
  const text = JSON.stringify({
    access_token: OPAQUE,
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: `${OPAQUE}x`,
    scope: 'read write',
  });
  const answer = readTokenResponse(JSON_TYPE, text);
  expect(answer).toEqual({
    tokens: [
      { use: 'access', name: 'access_token', path: 'access_token', length: 32, isJwt: false },
      { use: 'refresh', name: 'refresh_token', path: 'refresh_token', length: 33, isJwt: false },
    ],
    tokenType: 'Bearer',
    expiresIn: 3600,
    scope: 'read write',
  });
  expect(JSON.stringify(answer)).not.toContain(OPAQUE);
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
});

it.each([
  ['camel case', { accessToken: OPAQUE }, 'accessToken'],
  ['kebab case', { 'access-token': OPAQUE }, 'access-token'],
  ['within another object', { data: { tokens: { access_token: OPAQUE } } }, 'data.tokens.access_token'],
  ['within an array', { sessions: [{ accessJwt: OPAQUE }] }, 'sessions[0].accessJwt'],
])('finds a token in %s', (_title, body, path) => {
  expect(readTokenResponse(JSON_TYPE, JSON.stringify(body))?.tokens.map((token) => token.path)).toEqual([path]);
});

it('takes what stands beside the outermost token', () => {
  const text = JSON.stringify({ extra: { id_token: OPAQUE, expires_in: 1 }, access_token: OPAQUE, expires_in: '300' });
  expect(readTokenResponse(JSON_TYPE, text)?.expiresIn).toBe(300);
});

it('tells a lifetime that is no number from none', () => {
  expect(readTokenResponse(JSON_TYPE, JSON.stringify({ access_token: OPAQUE, expires_in: 'soon' }))?.expiresIn).toBe(
    'unreadable',
  );
});

it('reads a form and an answer whose names are written in escapes', () => {
  expect(readTokenResponse('application/x-www-form-urlencoded', `access_token=${OPAQUE}&token_type=bearer`)).toEqual({
    tokens: [{ use: 'access', name: 'access_token', path: 'access_token', length: 32, isJwt: false }],
    tokenType: 'bearer',
  });
  expect(readTokenResponse(JSON_TYPE, `{"access\\u005ftoken":"${OPAQUE}"}`)?.tokens).toHaveLength(1);
});

it('reads a refusal', () => {
  expect(readTokenResponse(JSON_TYPE, '{"error":"use_dpop_nonce","error_description":"again"}')).toEqual({
    tokens: [],
    error: 'use_dpop_nonce',
    errorDescription: 'again',
  });
});

it.each([
  ['a text without a token', '{"name":"Ada"}'],
  ['a token that a recorder took out', '{"access_token":"[REDACTED]"}'],
  ['a sentence', '{"access_token":"is sent by mail to you"}'],
  ['a key made for pages', '{"accessToken":"pk.eyJ1IjoiYSIsImEiOiJiIn0.abcdefghijklmnop"}'],
  ['no text', ''],
  ['no JSON', 'token: {'],
  ['a member that every object has', '{"constructor":"abcdefghijkl","x_token":null}'],
])('finds nothing in %s', (_title, text) => {
  expect(readTokenResponse(JSON_TYPE, text)).toBeUndefined();
});

it('is part of what is learnt from a body', () => {
  const text = JSON.stringify({ access_token: OPAQUE });
  expect(digestBody({ mediaType: JSON_TYPE, text }).token?.tokens).toHaveLength(1);
  expect(digestBody({ mediaType: JSON_TYPE, text: '{}' })).not.toHaveProperty('token');
});
