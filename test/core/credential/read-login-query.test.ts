import { expect, test } from 'vitest';
import { readRequestUrl } from '../../../src/core/credential/read-header.ts';

const MD5 = '26719a1196d2a940705a59634eb18eab';
const login = (query: string) =>
  readRequestUrl(`https://a.example/rest/x?${query}`).find(({ kind }) => kind === 'password');

test.each([
  'user=ada&password=',
  'user=ada&password=hunter2',
  'username=ada&passwd=**********',
  `u=ada&t=${MD5}&s=c19b2d&v=1`,
  'u=ada&p=sesame&c=web',
  'u=ada&p=enc:736573616d65',
  'login=ada%40a.example&pwd=x1',
  `account=ada&hash=${MD5}&salt=abcd1234`,
])('?%s is a name with its proof', (query) => {
  const found = login(query);
  expect(found).toMatchObject({ place: { carrier: 'query' } });
  expect(JSON.stringify(found)).not.toMatch(/hunter2|sesame/);
});

test.each([
  'user=ada&page=2',
  'p=123&u=7',
  'u=https%3A%2F%2Fa.example%2F&p=web1',
  'u=ada&p=12',
  `id=7&token=${MD5}&s=shoes`,
  `u=ada&t=${MD5}`,
  'user=ada&bypass=1',
  'name=ada&compass=north',
  'password=x',
])('?%s is none', (query) => expect(login(query)).toBeUndefined());
