import { describe, expect, it } from 'vitest';
import { readPublicSuffixes } from '../../build/public-suffixes.ts';
import { run } from '../../src/cli/run.ts';

const START = Date.UTC(2026, 0, 1);
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const TOKEN = `${encode({ alg: 'HS256', typ: 'at+jwt' })}.${encode({ iss: 'https://app.example.com', aud: 'api', sub: 'ada', client_id: 'c', jti: '1', iat: START / 1000, exp: START / 1000 + 600 })}.${'h4'.repeat(21)}A`;

interface Options {
  method?: string;
  request?: Record<string, string>;
  response?: Record<string, string>;
  type?: string;
  post?: object;
  text?: string;
}

const list = (headers: Record<string, string> = {}) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

function entry(
  second: number,
  url: string,
  { method = 'GET', request, response, type = 'fetch', post, text }: Options = {},
) {
  return {
    startedDateTime: new Date(START + second * 1000).toISOString(),
    time: 10,
    pageref: 'page_1',
    _resourceType: type,
    request: {
      method,
      url,
      headers: list(request),
      cookies: [],
      ...(post ? { postData: { mimeType: 'application/json', text: JSON.stringify(post) } } : {}),
    },
    response: {
      status: 200,
      headers: list({
        'Content-Type': type === 'document' ? 'text/html' : 'application/json',
        'Cache-Control': 'no-store',
        ...response,
      }),
      cookies: [],
      content: { mimeType: type === 'document' ? 'text/html' : 'application/json', text: text ?? '{}' },
      redirectURL: '',
    },
  };
}

/** A page that signs in by JSON and calls its API with the token. */
function bearerLogin(origin = 'https://app.example.com'): unknown[] {
  return [
    entry(0, `${origin}/`, { type: 'document' }),
    entry(1, `${origin}/login`, {
      method: 'POST',
      post: { user: 'ada', password: 'canary-41c7' },
      text: JSON.stringify({ access_token: TOKEN }),
    }),
    ...[2, 3, 4, 5, 6].map((second) =>
      entry(second, `${origin}/api/${second}`, { request: { Authorization: `Bearer ${TOKEN}` } }),
    ),
  ];
}

function harOf(entries: unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries } });
}

function scan(text: string | Error, ...args: string[]) {
  return scanFiles(() => text, ...args);
}

function scanFiles(read: (path: string) => string | Error, ...args: string[]) {
  let out = '';
  let err = '';
  const code = run(args.length > 0 ? args : ['scan', 'site.har'], {
    version: '1.2.3',
    readFile(path) {
      const text = read(path);
      if (text instanceof Error) throw text;
      return text;
    },
    suffixes: readPublicSuffixes,
    out: (piece) => {
      out += piece;
    },
    err: (piece) => {
      err += piece;
    },
    now: () => START + 60_000,
    color: false,
    width: 100,
  });
  return { code, out, err };
}

describe('watchword scan', () => {
  it('tells strategy and credentials as text, without a secret', () => {
    const { code, out, err } = scan(harOf(bearerLogin()));
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(/^example\.com\n {2}Strategy {4}JWT as bearer token \[jwt-bearer\]/m);
    expect(out).toMatch(/jwt#1 +access +jws +Access token/);
    expect(out).not.toContain('canary');
    expect(out).not.toContain(TOKEN);
    expect(out).not.toContain(TOKEN.split('.')[2]);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  it('writes the report as JSON', () => {
    const { code, out } = scan(harOf(bearerLogin()), 'scan', '-', '--format', 'json');
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      schema: 'watchword-report/1',
      generatedAt: new Date(START + 60_000).toISOString(),
      source: { kind: 'har', exchanges: 7 },
      sites: [{ site: 'example.com', strategy: { id: 'jwt-bearer' } }],
    });
    expect(out).not.toContain('canary');
    expect(out).not.toContain(TOKEN.split('.')[2]);
  });

  it('ends with 1 when there is a finding of severity error, whose references are shown', () => {
    const { code, out } = scan(harOf(bearerLogin('http://app.example.com')));
    expect(out).toMatch(/Findings: [1-9]\d* errors?/);
    expect(out).toMatch(/See: .*\d/);
    expect(code).toBe(1);
  });

  it('writes the report as Markdown', () => {
    const { code, out } = scan(harOf(bearerLogin()), 'scan', 'a', '-f', 'markdown');
    expect(code).toBe(0);
    expect(out).toContain('- Strategy: **JWT as bearer token** (`jwt-bearer`)');
    expect(out).not.toContain('canary');
    expect(out).not.toContain(TOKEN.split('.')[2]);
  });

  it('takes the settings that the options page exports', () => {
    const har = harOf(bearerLogin('http://app.example.com'));
    const errors = (config: object) => {
      const read = (path: string) => (path === 'c.json' ? JSON.stringify(config) : har);
      const { code, out } = scanFiles(read, 'scan', 'a.har', '--format', 'json', '--config', 'c.json');
      const [site] = JSON.parse(out).sites;
      const ofSeverity = site.findings.filter(({ severity }: { severity: string }) => severity === 'error');
      return { code, rules: ofSeverity.map(({ rule }: { rule: string }) => rule) as string[], hidden: site.hidden };
    };
    const { code, rules } = errors({});
    expect(code).toBe(1);
    expect(errors({ rules: Object.fromEntries(rules.map((rule) => [rule, 'off'])) })).toMatchObject({
      code: 0,
      rules: [],
    });
    const hidden = rules.map((rule) => ({ site: 'example.com', rule, reason: 'a test server' }));
    const quiet = errors({ hidden });
    expect(quiet.code).toBe(0);
    expect(quiet.hidden).toHaveLength(new Set(rules).size);
  });

  it.each([
    ['no JSON', 'c.json cannot be read: it is no JSON.'],
    ['{"rules":{"nothing":"off"}}', 'c.json: There is no rule nothing.'],
  ])('ends with 2 on the settings %s', (config, reason) => {
    const read = (path: string) => (path === 'c.json' ? config : harOf(bearerLogin()));
    const { code, err } = scanFiles(read, 'scan', 'a.har', '-c', 'c.json');
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  it('reads what it can of a file with broken entries, and names them', () => {
    const { code, out, err } = scan(harOf([null, ...bearerLogin(), { request: { url: 'nowhere' } }]));
    expect(code).toBe(0);
    expect(err).toContain('site.har: entry 1: it is no object; left out');
    expect(err).toContain('site.har: entry 9: its request has no usable URL; left out');
    expect(out).toContain('[jwt-bearer]');
    expect(out).toMatch(/Not seen[\s\S]*left out; entry 1: it is no object. \(2\)/);
  });

  it('says so when a file holds no credential at all', () => {
    const { out } = scan(harOf([entry(0, 'https://app.example.com/', { type: 'document' })]));
    expect(out).toMatch(/No request or response in the file has a Cookie/);
  });

  it('does not ask for what is in the file because one entry lacks its request headers', () => {
    const page = (at: number, request: Record<string, string>) =>
      entry(at, `https://app.example.com/${at}`, { type: 'document', request, response: { 'Set-Cookie': 'lang=en' } });
    const full = [0, 1, 2, 3].map((at) => page(at, { Accept: 'text/html', Cookie: 'lang=en' }));
    const { out } = scan(harOf([...full, page(4, {})]));
    expect(out).not.toMatch(/Record again|taken out/);
    expect(out).toMatch(/request headers of some entries are not in the file[^(]*\(1\)/);
    expect(scan(harOf(full)).out).not.toContain('request headers');
  });

  it('says of a file without most request headers that it is not known what was sent', () => {
    const bare = [1, 2, 3].map((at) => entry(at, `https://app.example.com/${at}`, { type: 'document' }));
    const one = { type: 'document', request: { Cookie: 'lang=en' } };
    const { out } = scan(harOf([entry(0, 'https://app.example.com/', one), ...bare]));
    expect(out).toContain('It was not recorded what 3 of 4 of the ordinary requests sent.');
    expect(out).not.toContain('kept in memory');
  });

  it.each([
    ['', 'The file is empty.'],
    ['{"log"', 'ends too early'],
    ['{"log":{"entries":[]}}', 'no entries'],
    ['{"log":{"entries":[7]}}', 'entry 1: it is no object'],
  ])('ends with 2 on “%s” and says why', (text, reason) => {
    const { code, out, err } = scan(text);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(reason);
  });

  it('ends with 2 when the file cannot be read', () => {
    const { code, err } = scan(Object.assign(new Error('x'), { code: 'ENOENT' }));
    expect(code).toBe(2);
    expect(err).toBe('watchword: site.har cannot be read: there is no such file.\n');
  });

  it.each([
    [['--help'], 0, 'Usage: watchword scan'],
    [['--version'], 0, 'watchword 1.2.3'],
    [['scan', 'a', '--format', 'xml'], 2, 'no format “xml”'],
    [['scan', 'a', '--what'], 2, 'The option --what cannot be read.'],
    [['scan'], 2, 'needs the name'],
    [['scan', 'a', 'b'], 2, 'one file'],
    [['list'], 2, 'no command “list”'],
  ])('answers %j with %i', (args, code, text) => {
    const result = scan('{}', ...args);
    expect(result.code).toBe(code);
    expect(result.out + result.err).toContain(text);
  });

  it('ends with 2 when there is no command', () => {
    const result = run([], {
      version: '',
      readFile: () => '',
      suffixes: () => '',
      out: () => {},
      err: () => {},
      now: () => 0,
      color: false,
      width: 80,
    });
    expect(result).toBe(2);
  });
});
