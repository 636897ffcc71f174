import { describe, expect, it } from 'vitest';
import { mediaTypeOf, readBodyParams, readBodyText } from '../../../src/core/http/request-body.ts';

const FORM = 'application/x-www-form-urlencoded';
const names = (type: string | undefined, text: string) => readBodyText(type, text).fields.map(({ name }) => name);
const kept = (type: string | undefined, text: string) =>
  Object.fromEntries(
    readBodyText(type, text).fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );

describe('mediaTypeOf', () => {
  it.each([
    [' Application/JSON ; charset=utf-8', 'application/json'],
    ['text/html', 'text/html'],
    ['', ''],
    [undefined, ''],
  ])('of %j is %j', (contentType, type) => {
    expect(mediaTypeOf(contentType)).toBe(type);
  });
});

describe('the body of a request', () => {
  it('is known by the names of its fields, and the values of parameters of a sign-in', () => {
    const body = readBodyText(
      `${FORM}; charset=utf-8`,
      'grant_type=authorization_code&code=abc&email=ada%40example.com&state=',
    );
    expect(body).toMatchObject({ mediaType: FORM });
    expect(body.fields).toEqual([
      { name: 'grant_type', value: 'authorization_code' },
      { name: 'code', value: 'abc' },
      { name: 'email' },
      { name: 'state', value: '' },
    ]);
    expect(body).not.toHaveProperty('truncated');
  });

  it.each([
    ['token:s3cr3t-0f-4l1c3', 'params.0.token', 's3cr3t-0f-4l1c3'],
    ['Bearer s3cr3t-0f-4l1c3', 'params.0.token', 's3cr3t-0f-4l1c3'],
    ['auth_token:s3cr3t-0f-4l1c3', 'params.0.auth_token', undefined],
    ['secret:s3cr3t-0f-4l1c3', 'params.0.secret', undefined],
    ['password:s3cr3t-0f-4l1c3', 'params.0.password', undefined],
    ['tokens: see there', 'params.0', undefined],
    ['token:', 'params.0', undefined],
    ['bearer', 'params.0', undefined],
  ])('names what a parameter without a name says it is: %s', (text, name, value) => {
    const { fields } = readBodyText('application/json', JSON.stringify({ method: 'a.tell', params: [text, 0] }));
    const found = fields.find((one) => one.name.startsWith('params.0'));
    expect([found?.name, found?.value]).toEqual([name, value]);
  });

  it('is not taken for a name when it is a form without an equals sign', () => {
    expect(names(FORM, 'canary')).toEqual([]);
    expect(names(FORM, 'a&b=1')).toEqual(['a', 'b']);
    expect(names(FORM, 'a=')).toEqual(['a']);
  });

  it('is JSON when programs send it as a form, as they do when they set no type', () => {
    const text = JSON.stringify({ user: 'ada', password: 'a=b&c', state: 's' });
    expect(names(FORM, text)).toEqual(['user', 'password', 'state']);
    expect(kept(FORM, text)).toEqual({ state: 's' });
    expect(names(FORM, '{"user":"ada","password":"a=b&c')).toEqual([]);
    expect(names(FORM, '[{"a":1}]')).toEqual(['0.a']);
    expect(names(FORM, '{x}=1&[0]=2')).toEqual(['{x}', '[0]']);
  });

  it('is read of JSON by paths, five objects deep', () => {
    const text = JSON.stringify({
      user: { name: 'ada', more: [{ state: 's' }, null, 7] },
      code: 'c',
      ok: true,
      none: null,
    });
    expect(names('application/json', text)).toEqual([
      'user.name',
      'user.more.0.state',
      'user.more.1',
      'user.more.2',
      'code',
      'ok',
      'none',
    ]);
    expect(kept('application/vnd.api+json', text)).toEqual({ 'user.more.0.state': 's', code: 'c' });
    const nest = (depth: number): unknown => (depth === 0 ? { last: 1 } : { a: nest(depth - 1) });
    expect(names('application/json', JSON.stringify(nest(5)))).toEqual(['a.a.a.a.a.last']);
    expect(names('application/json', JSON.stringify(nest(6)))).toEqual([]);
  });

  it.each([
    ['text/plain', '{"code":"c"}', { code: 'c' }],
    [undefined, ' [{"state":"s"}]', { '0.state': 's' }],
    ['text/plain', 'code=c', {}],
    ['image/png', '{"code":"c"}', {}],
    ['application/json', '{"code":"c"', {}],
    ['application/json', '"code"', {}],
    ['application/json', '{"code":"c"}\n{"code":"d"}', { code: 'c' }],
    ['application/json', '\n {"code":"c"}\nrest', { code: 'c' }],
  ])('of type %s, “%s”, keeps %j', (type, text, values) => {
    expect(kept(type, text)).toEqual(values);
  });

  it('is cut after as many characters as a sign-in never has', () => {
    expect(readBodyText(FORM, `a=${'x'.repeat(262_142)}`)).not.toHaveProperty('truncated');
    const long = readBodyText(FORM, `a=${'x'.repeat(262_142)}&b=1`);
    expect(long.truncated).toBe(true);
    expect(long.fields).toEqual([{ name: 'a' }]);
  });

  it('has five hundred fields and no more', () => {
    const object = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`a${at}`, 1]));
    expect(names('application/json', JSON.stringify(object))).toHaveLength(500);
    expect(names('application/json', JSON.stringify({ first: object, last: 1 }))).not.toContain('last');
    const parts = Array.from(
      { length: 600 },
      (_, at) => `--b\r\nContent-Disposition: form-data; name="a${at}"\r\n\r\n1\r\n`,
    );
    expect(names('multipart/form-data; boundary=b', parts.join(''))).toHaveLength(500);
    const form = Array.from({ length: 600 }, (_, at) => `a${at}=1`).join('&');
    expect(names(FORM, form)).toHaveLength(500);
    expect(
      readBodyParams(
        FORM,
        Array.from({ length: 600 }, (_, at) => ({ name: `a${at}` })),
      ).fields,
    ).toHaveLength(500);
  });

  it('is read of a multipart form without its files', () => {
    const text = [
      '--b',
      'Content-Disposition: form-data; name="code"',
      '',
      'abc',
      '--b',
      'Content-Disposition: form-data; name="SAMLResponse"; filename="name.txt"',
      'Content-Type: text/plain',
      '',
      'name="inside"',
      '--b',
      'Content-Disposition: form-data; filename="state"; name="state"',
      '',
      'file',
      '--b',
      'Content-Disposition: form-data; name="nonce"',
      '',
      'two',
      'lines',
      '--b--',
      '',
    ].join('\r\n');
    const { fields } = readBodyText('multipart/form-data; boundary=b', text);
    expect(fields.map(({ name }) => name)).toEqual(['code', 'SAMLResponse', 'state', 'nonce']);
    expect(fields[0]).toEqual({ name: 'code', value: 'abc' });
    expect(fields[1]).toEqual({ name: 'SAMLResponse' });
    expect(fields[3]).toEqual({ name: 'nonce', value: 'two\r\nlines' });
  });

  it.each([
    ['a part that is cut', '--b\r\nContent-Disposition: form-data; name="code"\r\n\r\nabc', ['code'], {}],
    ['a part without a body', '--b\r\nContent-Disposition: form-data; name="code"', ['code'], {}],
    ['a name that is cut', '--b\r\nContent-Disposition: form-data; name="cod', [], {}],
    ['a name at the start', 'name="code"\r\n\r\nabc\r\n--b--', ['code'], { code: 'abc' }],
    ['no part', 'nothing', [], {}],
  ])('is read of a multipart form as far as it goes: %s', (_what, text, found, values) => {
    expect(names('multipart/form-data', text)).toEqual(found);
    expect(kept('multipart/form-data', text)).toEqual(values);
  });

  it('keeps no number, and of a code that somebody typed no more than that it was there', () => {
    const { fields } = readBodyText('application/json', '{"state":7,"otp":123456,"pin":"1234"}');
    expect(fields[0]).toEqual({ name: 'state' });
    expect(fields.map(({ mark }) => mark !== undefined)).toEqual([false, true, true]);
    expect(JSON.stringify(fields)).not.toMatch(/123456|1234/);
  });

  it('is the same when the source has parsed it', () => {
    const body = readBodyParams(FORM, [
      { name: 'code', value: 'abc' },
      { name: 'file' },
      { name: 'password', value: 'canary' },
    ]);
    expect(body.mediaType).toBe(FORM);
    expect(body.fields.map(({ name, value }) => [name, value])).toEqual([
      ['code', 'abc'],
      ['file', undefined],
      ['password', undefined],
    ]);
    expect(JSON.stringify(body)).not.toContain('canary');
  });
});
