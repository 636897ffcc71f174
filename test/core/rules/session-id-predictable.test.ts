import { expect, it } from 'vitest';
import { noise } from '../credential/samples.ts';
import { lintFor, severities } from './lint.ts';

const of = (name: string, values: string[]) =>
  severities(
    'session-id-predictable',
    values.map((value) => ({ response: { 'set-cookie': `${name}=${value}; Path=/` } })),
  );

it('wants three samples', () => {
  expect(of('sessionid', ['8f3c1be94d7a4e60a5d2c7f100000101', '8f3c1be94d7a4e60a5d2c7f100000102'])).toEqual([]);
});

it('finds a counter, however short', () => {
  expect(of('sid', ['1001', '1002', '1003'])).toEqual(['error']);
});

it('is silent on a time in a cookie that is called after the session', () => {
  expect(of('session_expiry', ['1795839770', '1795839771', '1795839772'])).toEqual([]);
});

it('is silent on signed values, whose MAC may come after any number of equal characters', () => {
  const data = Buffer.from(JSON.stringify({ user: 'alice', data: 'x'.repeat(600) })).toString('base64');
  const macs = [1, 2, 3].map((seed) => Buffer.from(noise(seed, 40)).toString('hex').slice(0, 40));
  expect(
    of(
      'session',
      macs.map((mac) => `${data}--${mac}`),
    ),
  ).toEqual([]);
});

it('compares all that browsers keep of a value', () => {
  const start = noise(9, 600);
  expect(
    of(
      'PHPSESSID',
      [1, 2, 3].map((seed) => start + noise(seed, 64)),
    ),
  ).toEqual([]);
});

const ID = '8f3c1be94d7a4e60a5d2c7f1093b6e4a';
const renewed = (values: string[], carries: boolean) =>
  severities(
    'session-id-predictable',
    values.map((value, index) => ({
      ...(carries && index > 0 ? { request: { cookie: `lang=de; sessionid=${values[index - 1]}` } } : {}),
      response: { 'set-cookie': `sessionid=${value}; Path=/` },
    })),
  );

it.each([
  ['the time', [`${ID}-1795839770`, `${ID}-1795839771`, `${ID}-1795839775`]],
  ['the number of the request', [`${ID}:1`, `${ID}:2`, `${ID}:3`]],
])(
  'is silent on one session whose cookie tells %s too, but not where each is a session of its own',
  (_what, values) => {
    expect(renewed(values, true)).toEqual([]);
    expect(renewed(values, false)).toEqual(['error']);
  },
);

it('is silent on a signature before what is signed, and on one in the middle', () => {
  const mac = (seed: number) => Buffer.from(noise(seed, 40)).toString('hex').slice(0, 40);
  expect(
    of(
      'session',
      [1, 2, 3].map((seed) => `${mac(seed)}!user=alice!41${seed}`),
    ),
  ).toEqual([]);
  expect(
    of(
      'session',
      [1, 2, 3].map((seed) => `alice-41${seed}-${mac(seed)}-end`),
    ),
  ).toEqual([]);
});

const START = '8f3c1be94d7a4e60a5d2c7f1';
it.each([
  ['six characters', ['aaaaaa', 'bbbbbb', 'cccccc'], ['error']],
  ['seven', ['aaaaaaa', 'bbbbbbb', 'ccccccc'], []],
  ['the first of the three at another place', ['xbbbbbb', 'abbbbbb', 'abbbbbc'], []],
])('draws the line at %s', (_what, ends, expected) => {
  expect(
    of(
      'sessionid',
      ends.map((end) => START + end),
    ),
  ).toEqual(expected);
});

it.each([
  ['of three lengths', ['100', '1001', '10012'], []],
  ['of which the last is longer', ['1001', '1002', '10033'], []],
  ['of three characters', ['101', '102', '103'], []],
  ['of which one comes twice', ['1001', '1001', '1002'], []],
  ['of which the first three are alike', ['1001', '1002', '1003', '9f3c'], ['error']],
  ['whose difference is at the start', ['1aaaaaaaaaaa', '2aaaaaaaaaaa', '3aaaaaaaaaaa'], ['error']],
  ['whose ends differ in one only', ['a000000000001', 'b000000000001', 'a000000000002'], []],
])('compares samples %s', (_what, values, expected) => {
  expect(of('sid', values)).toEqual(expected);
});

it('tells how many characters change', () => {
  const [finding] = lintFor(
    'session-id-predictable',
    ['41', '52', '63'].map((end) => ({ response: { 'set-cookie': `sessionid=${START}${end}zz; Path=/` } })),
  );
  expect(finding?.message).toContain('changes in 2 of 28 characters');
});

it('says nothing of a cookie by another name that holds no session, and of one that is signed', () => {
  expect(of('counter', ['1001', '1002', '1003'])).toEqual([]);
  const data = Buffer.from(JSON.stringify({ user: 'alice', name: 'Alice' })).toString('base64');
  expect(
    of(
      'session',
      [1, 2, 3].map((end) => `${data}--${'0123456789abcdef'.repeat(3).slice(0, 39)}${end}`),
    ),
  ).toEqual([]);
});
