import { describe, expect, it } from 'vitest';
import { readCurl } from '../../../src/core/paste/curl.ts';

describe('a cURL command', () => {
  it('is read as browsers copy it for a POSIX shell', () => {
    const text = [
      "curl 'https://api.example/orders?x=1' \\",
      "  -X 'POST' \\",
      "  -H 'authorization: Bearer a.b.c' \\",
      "  -H 'content-type: application/json' \\",
      "  -b 'sid=1; t=2' \\",
      String.raw`  --data-raw $'{"a":"it\'s \u00e4"}' \ `.trim(),
      '  --compressed --insecure',
    ].join('\n');
    expect(readCurl(text)).toEqual({
      method: 'POST',
      url: 'https://api.example/orders?x=1',
      headers: [
        { name: 'authorization', value: 'Bearer a.b.c' },
        { name: 'content-type', value: 'application/json' },
        { name: 'Cookie', value: 'sid=1; t=2' },
      ],
      body: '{"a":"it\'s ä"}',
    });
  });

  it('is read as browsers copy it for Windows', () => {
    const text =
      'curl ^"https://api.example/a?x=1^&y=2^" ^\r\n  -H ^"accept: */*^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":1^}^"';
    expect(readCurl(text)).toEqual({
      method: 'POST',
      url: 'https://api.example/a?x=1&y=2',
      headers: [{ name: 'accept', value: '*/*' }],
      body: '{"a":1}',
    });
  });

  it('is read as people write it', () => {
    expect(readCurl('curl -XPUT -HAccept:x --url=example.com/a -d a=1 -d b=2 -o out.txt')).toEqual({
      method: 'PUT',
      url: 'http://example.com/a',
      headers: [{ name: 'Accept', value: 'x' }],
      body: 'a=1&b=2',
    });
    expect(readCurl('$ curl -u ada:pw -G -d q=1 "https://a.example/s"')).toMatchObject({
      method: 'GET',
      url: 'https://a.example/s?q=1',
      headers: [{ name: 'Authorization', value: 'Basic YWRhOnB3' }],
    });
    expect(readCurl('curl -I https://a.example')).toMatchObject({ method: 'HEAD' });
    expect(readCurl('curl https://a.example --json {}')).toMatchObject({
      method: 'POST',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
    });
  });

  it.each(['', 'curl', 'curl -v', 'wget https://a.example', 'curly https://a.example', 'curl toString'])(
    'is none: “%s”',
    (text) => {
      expect(readCurl(text)?.url.includes('a.example') ?? false).toBe(false);
    },
  );

  it('is read in time that grows with its length, whatever it is', () => {
    const started = performance.now();
    for (const text of [
      `curl ${"'a' ".repeat(100_000)}`,
      `curl "${'\\'.repeat(500_000)}`,
      `curl ${"$'".repeat(200_000)}`,
    ])
      readCurl(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
