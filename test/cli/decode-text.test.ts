import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const SIGNATURE = 'c2lnbmF0dXJlLXRoYXQtbXVzdC1ub3Qtc2hvdy1hbnk';
const TOKEN = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'ada', exp: 1_800_000_000, client_secret: 'hunter2hunter2' })}.${SIGNATURE}`;

function decode(args: string[], stdin?: string) {
  let out = '';
  let err = '';
  const code = run(['decode', ...args], {
    version: '1',
    readFile: (path) => {
      if (path !== '-' || stdin === undefined) throw new Error('no file is read');
      return stdin;
    },
    suffixes: () => '',
    out: (piece) => {
      out += piece;
    },
    err: (piece) => {
      err += piece;
    },
    now: () => Date.UTC(2026, 10, 28),
    color: false,
    width: 100,
  });
  return { code, out, err };
}

describe('watchword decode', () => {
  it('tells what a token says, claim by claim, and never its signature or a value under the name of a secret', () => {
    const { code, out, err } = decode([TOKEN]);
    expect(out).toContain('A signed token (JWT)');
    expect(out).toMatch(/alg +HS256 \(HMAC with SHA-256/);
    expect(out).toMatch(/exp +1800000000 +\(Expires: 2027-01-15T08:00:00Z, in /);
    expect(out).toMatch(/client_secret\n +\(14 characters\)/);
    expect(out).toContain('The signature was not checked.');
    expect(`${out}${err}`).not.toMatch(new RegExp(`hunter2|${SIGNATURE}`));
    expect(code).toBe(0);
  });

  it.each([[[]], [['-']]])('reads all of the standard input where no text is given: %j', (args) => {
    expect(decode(args, `  ${TOKEN}\n`).out).toContain('ada');
  });

  it('writes JSON of the same', () => {
    const { code, out } = decode([TOKEN, '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      is: 'A signed token (JWT)',
      problems: [],
      kind: 'token',
      jwt: { claims: { sub: 'ada', client_secret: '(14 characters)' } },
    });
    expect(out).not.toContain(SIGNATURE);
    expect(code).toBe(0);
  });

  it('ends with 1 where what it reads is broken, and says what is', () => {
    const { code, out } = decode([TOKEN.slice(0, TOKEN.lastIndexOf('.'))]);
    expect(code).toBe(1);
    expect(out).toMatch(/ {2}- \S/);
  });

  const secrets: [what: string, text: string, said: string][] = [
    ['Basic', `Authorization: Basic ${Buffer.from('ada:correct-horse').toString('base64')}`, 'ada'],
    ['a Set-Cookie field', 'Set-Cookie: sid=correct-horse-battery; Path=/; HttpOnly', 'HttpOnly'],
    ['a Cookie header', 'Cookie: sid=correct-horse-battery; theme=correct-horse', '(21 characters)'],
    [
      'a cURL command',
      "curl 'https://ada:correct-horse@api.example/x?access_token=correct-horse-1' -H 'X-Api-Key: correct-horse' -H 'Accept: */*' -d 'password=correct-horse'",
      'GET https://api.example/x',
    ],
    ['a callback', 'https://app.example/cb?code=correct-horse-battery&state=correct-horse-2', 'https://app.example/cb'],
    ['header lines', 'Authorization: Bearer correct-horse-battery\nAccept: text/html', 'text/html'],
  ];
  it.each(secrets)('reads %s without its secrets', (_what, text, said) => {
    for (const format of ['text', 'json']) {
      const { code, out, err } = decode(['-f', format], text);
      expect(code).toBe(0);
      expect(`${out}${err}`).not.toContain('correct-horse');
      expect(err).toBe('');
      if (format === 'text') expect(out).toContain(said.replace('GET', text.includes(' -d ') ? 'POST' : 'GET'));
    }
  });

  it.each([
    ['what is nothing known', ['hunter2 hunter2 hunter2']],
    ['more than one text', [TOKEN, 'hunter2']],
    ['a format that there is not', [TOKEN, '-f', TOKEN]],
    ['an option that is a token', ['--hunter2hunter2hunter2hunter2hunter2']],
  ])('ends with 2 for %s, and says nothing of it', (_what, args) => {
    const { code, out, err } = decode(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^watchword: .+\.\n$/);
    expect(err).not.toMatch(/hunter2|eyJ/);
  });

  it('does not repeat a token that stands in the place of the command', () => {
    let err = '';
    const code = run([TOKEN], {
      version: '1',
      readFile: () => '',
      suffixes: () => '',
      out: () => {},
      err: (piece) => {
        err += piece;
      },
      now: () => 0,
      color: false,
      width: 80,
    });
    expect(code).toBe(2);
    expect(err).toBe('watchword: There is no command of that name. Try watchword --help.\n');
  });

  it('lets no control character of a claim reach the terminal', () => {
    const { out } = decode([`${part({ alg: 'none' })}.${part({ name: 'a\u001b]0;x\u0007b' })}.`]);
    expect(out).not.toMatch(/[\u0007\u001b]/);
  });
});
