import { describe, expect, it } from 'vitest';
import { joinChunks } from '../../../src/core/credential/read-cookies.ts';
import { parseCookieHeader } from '../../../src/core/http/parse-cookie.ts';
import { noise } from './samples.ts';

const part = (seed: number) => noise(seed, 1500);

function join(text: string) {
  return joinChunks(parseCookieHeader(text)).map(({ name, value, chunks, problems }) => ({
    name,
    length: value.length,
    chunks,
    problems: problems.map(({ code }) => code),
  }));
}

describe('joinChunks', () => {
  it.each([
    ['.', [0, 1, 2]],
    ['_', [0, 1]],
    ['__', [0, 1]],
  ])('joins name%s0 and what follows, in any order', (separator, numbers) => {
    const names = numbers.map((number) => `s${separator}${number}`);
    const text = [...names]
      .reverse()
      .map((name, index) => `${name}=${part(index)}`)
      .join('; ');
    expect(join(`a=1; ${text}`)).toEqual([
      { name: 'a', length: 1, chunks: undefined, problems: [] },
      { name: 's', length: 1500 * names.length, chunks: names, problems: [] },
    ]);
  });

  it('joins in the order of the numbers', () => {
    expect(joinChunks(parseCookieHeader('s.1=b; s.0=a'))[0]?.value).toBe('ab');
    expect(
      joinChunks(parseCookieHeader(Array.from({ length: 12 }, (_, at) => `s.${at}=${at},`).join(';')))[0]?.value,
    ).toBe('0,1,2,3,4,5,6,7,8,9,10,11,');
  });

  it('joins the chunks that ASP.NET Core counts in the cookie without number', () => {
    const text = `.AspNetCore.Cookies=chunks-2; .AspNetCore.CookiesC1=${part(1)}; .AspNetCore.CookiesC2=${part(2)}`;
    expect(join(text)).toEqual([
      {
        name: '.AspNetCore.Cookies',
        length: 3000,
        chunks: ['.AspNetCore.CookiesC1', '.AspNetCore.CookiesC2'],
        problems: [],
      },
    ]);
    expect(join(text.replace('chunks-2', 'chunks-3'))[0]?.problems).toEqual(['missing-chunk']);
  });

  it('names an orphan chunk, and a hole', () => {
    expect(join(`s.1=${part(1)}`)).toMatchObject([{ name: 's.1', problems: ['orphan-chunk'] }]);
    expect(join(`s.0=${part(1)}; s.2=${part(2)}`)).toMatchObject([
      { name: 's', length: 1500, problems: ['missing-chunk'] },
      { name: 's.2', problems: ['orphan-chunk'] },
    ]);
  });

  it('leaves cookies that only look numbered as they are', () => {
    expect(join('_ga_1=a; utm_2=b; plan_3=c; _gat_0=1; ABC1=x')).toHaveLength(5);
    expect(join('_ga_1=a; utm_2=b; plan_3=c; _gat_0=1; ABC1=x').every(({ chunks }) => chunks === undefined)).toBe(true);
  });
});
