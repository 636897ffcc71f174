import { describe, expect, test } from 'vitest';
import { readView } from '../../../src/core/flow/parameters.ts';
import { createExchanges } from '../../../src/core/rules/support/examples.ts';
import { FORM, JSON_TYPE, post, redirect, viewOf } from './views.ts';

const URL_ = 'https://app.example.com/x';

describe('what one exchange says to those who look for a login', () => {
  test('is where it went', () => {
    const view = viewOf({ url: 'https://app.example.com:8443/x?A=1&a=2&b=%20' });
    expect(view).toMatchObject({ host: 'app.example.com:8443', origin: 'https://app.example.com:8443' });
    expect([...view.query]).toEqual([
      ['a', '1'],
      ['b', ' '],
    ]);
    expect(view).not.toHaveProperty('call');
    expect(view).not.toHaveProperty('location');
  });

  test('is nothing where the address has no host', () => {
    for (const url of ['data:,x', 'nowhere', 'about:blank']) {
      const [exchange] = createExchanges({ exchanges: [{ url }] });
      expect(exchange && readView(exchange)).toBeUndefined();
    }
  });

  test('is where it leads, of redirects alone', () => {
    const to = (location: string, status = 302) =>
      viewOf({ url: URL_, ...redirect(location, { status }) }).location?.href;
    expect(to('/y')).toBe('https://app.example.com/y');
    expect([299, 300, 399, 400].map((status) => to('/y', status) !== undefined)).toEqual([false, true, true, false]);
    expect(to('https://[')).toBeUndefined();
    expect(viewOf({ url: URL_, status: 302 })).not.toHaveProperty('location');
    const { locationQuery, locationFragment } = viewOf(redirect('/y?Q=1#F=2'));
    expect([[...locationQuery], [...locationFragment]]).toEqual([[['q', '1']], [['f', '2']]]);
    const bare = viewOf(redirect('/y'));
    expect([bare.locationQuery.size, bare.locationFragment.size, bare.query.size, bare.body.size]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('is what it sends, by the last piece of each name', () => {
    const view = viewOf(post(URL_, ['user[Email]=a', 'user[password]', 'user[email]=b']));
    expect([...view.body]).toEqual([
      ['email', 'a'],
      ['password', ''],
    ]);
    expect(view.fieldCount).toBe(3);
    expect(viewOf({}).fieldCount).toBe(0);
  });

  test('is sixty-four parameters at most', () => {
    const many = Array.from({ length: 100 }, (_, n) => `p${n}=1`);
    expect(viewOf({ url: `${URL_}?${many.join('&')}` }).query.size).toBe(64);
    expect(viewOf(post(URL_, many)).body.size).toBe(64);
  });

  test.each([
    [FORM, ['a'], 'form'],
    ['Multipart/Form-Data; boundary=x', ['a'], 'form'],
    [FORM, [], 'form'],
    [JSON_TYPE, ['a'], 'json'],
    ['application/problem+JSON', [], 'json'],
    ['text/plain', ['a'], 'json'],
    ['text/plain', [], 'other'],
    ['application/octet-stream', [], 'other'],
    ['application/x-custom', ['a'], 'form'],
  ])('a body of %s with %j is of kind %s', (mediaType, fields, kind) => {
    expect(viewOf(post(URL_, fields, {}, mediaType)).bodyKind).toBe(kind);
  });

  test('has no body where none was sent, and a call where one is named', () => {
    expect(viewOf({}).bodyKind).toBe('none');
    const requestBody = { mediaType: JSON_TYPE, fields: [], call: 'auth.login' };
    expect(viewOf({ method: 'POST', requestBody }).call).toBe('auth.login');
  });

  test.each([
    ['document', true],
    ['subdocument', true],
    ['fetch', false],
    ['image', false],
  ] as const)('a load of type %s is a navigation: %j', (type, navigation) => {
    expect(viewOf({ type }).navigation).toBe(navigation);
  });
});
