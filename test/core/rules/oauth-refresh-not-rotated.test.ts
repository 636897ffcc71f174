import { expect, it } from 'vitest';
import { tokenAnswer } from '../../../src/core/rules/support/example-flows.ts';
import { OPAQUE, SESSION_ID } from '../../../src/core/rules/support/examples.ts';
import { severities } from './lint.ts';

it('says nothing without having seen the answer', () => {
  expect(
    severities('oauth-refresh-not-rotated', [
      {
        method: 'POST',
        requestBody: {
          mediaType: 'application/x-www-form-urlencoded',
          fields: [
            { name: 'grant_type', value: 'refresh_token' },
            { name: 'refresh_token', value: OPAQUE },
          ],
        },
      },
    ]),
  ).toEqual([]);
});

const refresh = (text: string) =>
  severities('oauth-refresh-not-rotated', [
    tokenAnswer(
      { grant_type: 'refresh_token', refresh_token: OPAQUE, client_id: 'web' },
      {},
      {
        responseBody: { mediaType: 'application/json', text },
      },
    ),
  ]);

it('tells the same token from another, and an answer that was cut from one that holds none', () => {
  const access = `{"access_token":"${SESSION_ID}","token_type":"Bearer"`;
  expect(refresh(`${access},"refresh_token":"${OPAQUE}"}`)).toEqual(['warning']);
  expect(refresh(`${access},"refresh_token":"${OPAQUE}Zq81"}`)).toEqual([]);
  expect(refresh(`${access}}`)).toEqual(['warning']);
  expect(refresh(access)).toEqual([]);
});
