import { expect, it } from 'vitest';
import type { Credential } from '../../../src/core/credential/book-model.ts';
import { createDoor } from '../../../src/core/report/hide-tokens.ts';

const MAC = '5db18724b569c0c921942cd19450a2eb3994b8d8f44dab3dd3a1ee9535cac6c3';
const NAME = 'username-127-0-0-1-41523';

const door = (name: string, value: string) =>
  createDoor([{ id: 'session#1', kind: 'sealed', name, value } as Credential]);

it('leaves the name of a cookie that stands in its value too, and hides what is secret of it', () => {
  const { hide } = door(NAME, `"2|1:0|10:1795857295|24:${NAME}|8:YWxpY2U=|${MAC}"`);
  expect(hide(`The cookie ${NAME} was set.`)).toBe(`The cookie ${NAME} was set.`);
  expect(hide(`It ends in ${MAC}.`)).toBe('It ends in {session#1}.');
  expect(hide(`It ends in ${MAC.slice(0, 20)}…`)).toBe('It ends in {session#1}…');
});

it('hides the value of a cookie whose name is another', () => {
  expect(door('sid', `s:${MAC}`).hide(`sid=${MAC}`)).toBe('sid={session#1}');
});
