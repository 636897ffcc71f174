import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { parseForm, parseQuery } from '../../../src/core/http/form.ts';
import { readBodyParams, readBodyText } from '../../../src/core/http/request-body.ts';
import { createScrubber, scrubExchange, scrubUrl } from '../../../src/core/http/scrub.ts';

const SECRET = 'canary-8f2b';

function exchange(parts: Partial<Exchange>): Exchange {
  return {
    id: '1',
    number: 1,
    url: 'https://app.example.com/',
    method: 'GET',
    type: 'fetch',
    startedAt: 0,
    status: 200,
    requestHeaders: [],
    responseHeaders: [],
    ...parts,
  };
}

const scrubBasic = (value: string) => createScrubber().headers([{ name: 'Authorization', value }])[0]?.value ?? '';

describe('scrubExchange', () => {
  it('drops passwords, client secrets and code verifiers wherever they stand', () => {
    const scrubbed = scrubExchange(
      exchange({
        url: `https://ada:${SECRET}@app.example.com/?client_secret=${SECRET}&x=1#code_verifier=${SECRET}`,
        pageUrl: `https://app.example.com/?password=${SECRET}`,
        requestHeaders: [
          { name: 'Authorization', value: `Basic ${btoa(`ada:${SECRET}`)}` },
          { name: 'Proxy-Authorization', value: `basic ${btoa(`bob:${SECRET}`)}` },
          { name: 'Referer', value: `https://app.example.com/?user=a&password=${SECRET}` },
        ],
        responseHeaders: [{ name: 'Location', value: `/next?client_secret=${SECRET}` }],
        requestBody: {
          mediaType: 'application/json',
          fields: [
            { name: 'user.password', value: SECRET },
            { name: 'client_secret', value: SECRET },
            { name: 'comment', value: SECRET },
            { name: 'grant_type', value: 'authorization_code' },
          ],
        },
        responseBody: { mediaType: 'application/json', text: `{"client_secret" : "${SECRET}","password":"${SECRET}` },
      }),
    );
    const text = JSON.stringify(scrubbed);
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(btoa(SECRET).slice(0, 8));
    expect(scrubbed.requestHeaders[0]?.value).toBe(`Basic ${btoa('ada:***********')}`);
    expect(scrubbed.url).toBe(
      'https://ada:***********@app.example.com/?client_secret=***********&x=1#code_verifier=***********',
    );
    expect(scrubbed.requestBody?.fields).toContainEqual({ name: 'grant_type', value: 'authorization_code' });
  });

  it('leaves tokens, cookies and the user name as they are', () => {
    const original = exchange({
      url: 'https://app.example.com/cb?code=abc&state=xyz',
      requestHeaders: [
        { name: 'Authorization', value: 'Bearer abc.def' },
        { name: 'Cookie', value: 'sid=1; a=b; passport=x' },
      ],
      responseBody: { mediaType: 'application/json', text: '{"access_token":"abc","name":"pass\\"word"}' },
    });
    expect(scrubExchange(original)).toEqual(original);
  });

  it('keeps nothing of Basic credentials that cannot be read', () => {
    expect(scrubBasic('Basic !!!')).toBe('Basic ***');
    expect(scrubBasic(`Basic ${btoa(SECRET)}`)).toBe(`Basic ${btoa('***********')}`);
    expect(scrubBasic('Basic a b c')).toBe('Basic *****');
  });

  it('never lets a password of Basic or of a URL through, whatever surrounds it', () => {
    const user = fc.stringMatching(/^[a-z0-9.@-]{0,12}$/).filter((text) => !text.includes(SECRET));
    fc.assert(
      fc.property(user, fc.string({ maxLength: 20 }), (name, tail) => {
        const value = `Basic ${btoa(`${name}:${SECRET}`)}`;
        expect(atob(scrubBasic(value).slice(6))).toBe(`${name}:${'*'.repeat(SECRET.length)}`);
        expect(scrubUrl(`https://h.example/${encodeURIComponent(tail)}?pwd=${SECRET}`)).not.toContain(SECRET);
      }),
    );
  }, 30_000);
});

describe('request bodies', () => {
  it('give names of all fields and values of sign-in parameters only', () => {
    const form = readBodyText(
      'application/x-www-form-urlencoded; charset=utf-8',
      `username=ada&password=${SECRET}&scope=a+b`,
    );
    expect(form.fields).toEqual([
      { name: 'username' },
      { name: 'password', mark: '***********' },
      { name: 'scope', value: 'a b' },
    ]);
    const json = readBodyText(
      'application/json',
      `{"user":{"name":"ada","password":"${SECRET}"},"grant_type":"password","n":1}`,
    );
    expect(json.fields).toEqual([
      { name: 'user.name' },
      { name: 'user.password', mark: '***********' },
      { name: 'grant_type', value: 'password' },
      { name: 'n' },
    ]);
  });

  it('give names of the parts of a multipart body, not of its files', () => {
    const text = `--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n${SECRET}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${SECRET}\r\n--b--`;
    expect(readBodyText('multipart/form-data; boundary=b', text).fields).toEqual([
      { name: 'password', mark: '***********' },
      { name: 'file' },
    ]);
  });

  it('read anything without throwing and keep no secret', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'multipart/form-data', ''),
        fc.string(),
        (type, text) => {
          expect(readBodyText(type, text).fields.length).toBeLessThanOrEqual(500);
        },
      ),
    );
    expect(readBodyParams('x', [{ name: 'client_secret', value: SECRET }]).fields).toEqual([
      { name: 'client_secret', mark: '***********' },
    ]);
  }, 30_000);
});

describe('forms and queries', () => {
  it('keep order, duplicates and what is no valid escape', () => {
    expect(parseForm('a=1&a=2&b&=c&&d=%E2%82%AC+%zz').map(({ name, value }) => [name, value])).toEqual([
      ['a', '1'],
      ['a', '2'],
      ['b', ''],
      ['', 'c'],
      ['d', '€ %zz'],
    ]);
  });

  it('are read from the fragment too, behind the path of a router', () => {
    const name = (url: string) => parseQuery(url, 'fragment')[0]?.name;
    expect(name('https://h/#access_token=x')).toBe('access_token');
    expect(name('https://h/?a=b#/callback?code=x')).toBe('code');
    expect(parseQuery('https://h/?a=b#c=d').map((field) => field.name)).toEqual(['a']);
  });

  it('agree with URLSearchParams on what is well formed', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 8 }), (pairs) => {
        const text = new URLSearchParams(pairs).toString();
        expect(parseForm(text).map(({ name, value }) => [name, value])).toEqual([...new URLSearchParams(text)]);
      }),
    );
  }, 30_000);
});
