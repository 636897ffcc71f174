import { expect, test } from 'vitest';
import { createBodyReader } from '../../src/devtools/bodies.ts';
import type { Connection } from '../../src/messages/connection.ts';
import type { FinishedRequest } from '../../src/platform/finished-requests.ts';

function setUp() {
  const sent: unknown[] = [];
  const connection: Connection = {
    request(name, params) {
      sent.push({ name, params });
      return Promise.resolve(undefined as never);
    },
    on: () => () => {},
    onReconnect: () => () => {},
  };
  return { sent, read: createBodyReader(connection, 7) };
}

function finished(text: string | null, { mimeType = 'application/json', encoding = '' } = {}): FinishedRequest {
  return {
    startedDateTime: '2026-11-23T14:59:00.000Z',
    request: { url: 'https://id.example.net/token', method: 'POST' },
    response: { content: { mimeType } },
    getContent: () => Promise.resolve([text, encoding]),
  };
}

test('a JSON body with a token goes to the background', async () => {
  const { sent, read } = setUp();
  await read(finished('{"access_token":"x"}'));
  expect(sent).toEqual([
    {
      name: 'capture.body',
      params: {
        tabId: 7,
        url: 'https://id.example.net/token',
        method: 'POST',
        startedAt: Date.UTC(2026, 10, 23, 14, 59),
        mediaType: 'application/json',
        text: '{"access_token":"x"}',
      },
    },
  ]);
});

test('a body that DevTools gives in base64 is decoded', async () => {
  const { sent, read } = setUp();
  await read(finished(btoa('{"token":"x"}'), { encoding: 'base64' }));
  expect(sent).toMatchObject([{ params: { text: '{"token":"x"}' } }]);
});

test('a JSON body without a hint of a token stays where it is, and is said to have been looked at', async () => {
  const { sent, read } = setUp();
  await read(finished('{"items":[]}'));
  expect(sent).toMatchObject([{ name: 'capture.body', params: { text: '' } }]);
});

test('the text of a page stays where it is, and a body that is gone is none', async () => {
  const { sent, read } = setUp();
  await read(finished('<p>token</p>', { mimeType: 'text/html' }));
  expect(sent.splice(0)).toMatchObject([{ params: { text: '<html>' } }]);
  await read(finished(null));
  await read({ ...finished('{"token":1}'), getContent: () => Promise.reject(new Error('closed')) });
  expect(sent).toEqual([]);
});

test('a refusal in a few plain words goes to the background; other texts stay where they are', async () => {
  const { sent, read } = setUp();
  const plain = (text: string, status: number) => {
    const request = finished(text, { mimeType: 'text/plain' });
    return read({ ...request, response: { ...request.response, status } });
  };
  await plain('CSRF Error', 403);
  expect(sent.splice(0)).toMatchObject([{ params: { mediaType: 'text/plain', text: 'CSRF Error' } }]);
  await plain('CSRF Error', 200);
  await plain('token '.repeat(60), 403);
  expect(sent).toEqual([]);
});

test('an empty JSON body was looked at, and one that is not empty but gone was not', async () => {
  const { sent, read } = setUp();
  await read(finished(''));
  expect(sent.splice(0)).toMatchObject([{ name: 'capture.body', params: { text: '' } }]);
  await read({ ...finished(''), response: { content: { mimeType: 'application/json', size: 7 } } });
  expect(sent).toEqual([]);
});

test('a long body is cut and says so', async () => {
  const { sent, read } = setUp();
  await read(finished(`{"token":"${'x'.repeat(300_000)}"}`));
  expect(sent).toMatchObject([{ params: { truncated: true, text: expect.stringMatching(/^\{"token":"x+$/) } }]);
});

test('of a page that hands a sign-in on, the form goes to the background and nothing else', async () => {
  const { sent, read } = setUp();
  const page = '<h1>canary</h1><form><input type="hidden" name="SAMLResponse" value="PHNhbWw+"></form>';
  await read(finished(page, { mimeType: 'text/html' }));
  expect(sent).toMatchObject([
    { params: { mediaType: 'text/html', text: '<html><input name="SAMLResponse" value="PHNhbWw+">' } },
  ]);
});

test('a short body that refuses or knows nobody goes to the background', async () => {
  for (const text of ['{"error":"not signed in"}', 'null', '{"message":"Forbidden"}', '{"user":null}']) {
    const { sent, read } = setUp();
    await read(finished(text));
    expect(sent).toMatchObject([{ params: { text } }]);
  }
  const { sent, read } = setUp();
  await read(finished(`{"message":"x","items":"${'y'.repeat(20_000)}"}`));
  expect(sent).toMatchObject([{ params: { text: '' } }]);
});

test('of a page that refuses only what it says goes to the background', async () => {
  const { sent, read } = setUp();
  const entry = finished('<title>403</title><p>CSRF verification failed.</p><p>other text</p>', {
    mimeType: 'text/html',
  });
  await read({ ...entry, response: { ...entry.response, status: 403 } });
  expect(sent).toMatchObject([{ params: { text: '<html><title>403</title><p>CSRF verification failed</p>' } }]);
});
