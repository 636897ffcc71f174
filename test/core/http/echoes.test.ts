import { expect, it } from 'vitest';
import { createEchoes } from '../../../src/core/http/echoes.ts';
import { readHar } from '../../../src/core/http/har.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const PASSWORD = 'Korrekt & "Pferd" <77>';

function find(
  text: string,
  contentType = JSON_TYPE,
  sent: string = JSON.stringify({ user: 'ada', password: PASSWORD }),
) {
  const echoes = createEchoes();
  echoes.sent(contentType, sent);
  return echoes.find(text);
}

it.each([
  ['a member of JSON', JSON.stringify({ users: { ada: PASSWORD } })],
  ['a field of a form', '<input name=pw value="Korrekt &amp; &quot;Pferd&quot; &lt;77&gt;">'],
])('finds a password in %s', (_title, text) => {
  expect(find(text)).toEqual(['password']);
});

it('finds one in JSON within JSON, and one that was sent by a form, or within another object', () => {
  expect(find('{"a":"{\\"b\\":\\"Pferd-77-Batterie\\"}"}', FORM, 'pwd=Pferd-77-Batterie')).toEqual(['pwd']);
  expect(find('{"a":"Pferd-77-Batterie"}', FORM, 'user=ada&pwd=Pferd-77-Batterie')).toEqual(['pwd']);
  const nested = JSON.stringify({ login: { passwort: 'Pferd-77-Batterie' } });
  expect(find('{"a":"Pferd-77-Batterie"}', JSON_TYPE, nested)).toEqual(['passwort']);
});

it.each([
  ['a part of a longer text', '{"a":"Pferd-77-Batterie und mehr"}', 'password=Pferd-77-Batterie'],
  ['a short word', '{"a":"geheim"}', 'password=geheim'],
  ['a password that is the name too', '{"a":"testuser1"}', 'user=testuser1&password=testuser1'],
  ['a field that is no password', '{"a":"Pferd-77-Batterie"}', 'comment=Pferd-77-Batterie'],
  ['nothing sent', '{"a":"Pferd-77-Batterie"}', ''],
])('is silent on %s', (_title, text, sent) => {
  expect(find(text, FORM, sent)).toEqual([]);
});

it('is silent on a password that the server had written into its form before', () => {
  const echoes = createEchoes();
  const form = '<input name=pw value="Pferd-77-Batterie">';
  echoes.sent(FORM, 'pw=Pferd-77-Batterie', ['{}', form]);
  expect(echoes.find(form)).toEqual([]);
  // Nor when it is sent again.
  echoes.sent(FORM, 'pw=Pferd-77-Batterie', []);
  expect(echoes.find(form)).toEqual([]);
});

it('is told of an exchange of a file, and the password is kept nowhere', () => {
  const entry = (url: string, post: string | undefined, text: string) => ({
    startedDateTime: '2026-01-15T12:00:00Z',
    time: 1,
    request: {
      method: post === undefined ? 'GET' : 'POST',
      url,
      headers: [],
      ...(post === undefined ? {} : { postData: { mimeType: JSON_TYPE, text: post } }),
    },
    response: { status: 200, headers: [], content: { mimeType: JSON_TYPE, text } },
  });
  const har = readHar({
    log: {
      entries: [
        entry('https://app.example.com/login', '{"user":"ada","password":"Pferd-77-Batterie"}', '{"ok":true}'),
        entry('https://app.example.com/config', undefined, '{"users":{"ada":"Pferd-77-Batterie"}}'),
      ],
    },
  });
  expect(har.exchanges.map(({ echoes }) => echoes)).toEqual([undefined, ['password']]);
  expect(JSON.stringify(har.exchanges.map(({ responseBody, ...rest }) => rest))).not.toContain('Pferd-77');
});
