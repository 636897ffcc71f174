import { describe, expect, it } from 'vitest';
import { toHeaders } from '../../src/background/raw-headers.ts';
import { readRequestBody } from '../../src/background/request-body.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;
const json = [{ name: 'Content-Type', value: 'application/json' }];

describe('the body of a request', () => {
  it('is a form when the browser has read it as one, whatever its type', () => {
    const formData = { scope: ['openid', 'email'], file: [new ArrayBuffer(2)] };
    const fields = [{ name: 'scope', value: 'openid' }, { name: 'scope', value: 'email' }, { name: 'file' }];
    expect(readRequestBody({ formData }, [])).toMatchObject({ mediaType: 'application/x-www-form-urlencoded', fields });
    const multipart = [{ name: 'content-type', value: 'multipart/form-data; boundary=x' }];
    expect(readRequestBody({ formData }, multipart)).toMatchObject({ mediaType: 'multipart/form-data', fields });
  });

  it('is put together of its pieces', () => {
    const text = '{"scope":"openid","grant_type":"password"}';
    const raw = [{ bytes: bytesOf(text.slice(0, 9)) }, {}, { bytes: bytesOf(text.slice(9)) }];
    const body = readRequestBody({ raw }, json);
    expect(body).toMatchObject({
      bytes: text.length,
      fields: [{ name: 'scope', value: 'openid' }, { name: 'grant_type' }],
    });
    expect(body?.truncated).toBeUndefined();
  });

  it('is said to be cut when a file is part of it, or when it is long', () => {
    expect(readRequestBody({ raw: [{ bytes: bytesOf('{}') }, { file: '/tmp/x' }] }, json)).toMatchObject({
      bytes: 2,
      truncated: true,
    });
    const most = 256 * 1024;
    const text = `{"scope":"${'x'.repeat(most)}`;
    const raw = [{ bytes: bytesOf(text.slice(0, 100)) }, { bytes: bytesOf(text.slice(100)) }, { bytes: bytesOf('x') }];
    expect(readRequestBody({ raw }, json)).toMatchObject({ bytes: text.length + 1, truncated: true });
    expect(readRequestBody({ raw: [{ bytes: bytesOf('x'.repeat(most)) }] }, [])?.truncated).toBeUndefined();
  });

  it('is not known when the browser did not hand it over', () => {
    expect(readRequestBody({ error: 'Unknown error.' }, json)).toBeUndefined();
  });
});

describe('the headers of a browser', () => {
  it('are text, also where they came as bytes, and none where there are none', () => {
    expect(
      toHeaders([
        { name: 'A', value: 'x' },
        { name: 'B', binaryValue: [0x66, 0xfc, 0x172] },
        { name: 'C', binaryValue: new Uint8Array([0x72, 0xe9]).buffer },
        { name: 'D' },
      ]),
    ).toEqual([
      { name: 'A', value: 'x' },
      { name: 'B', value: 'für' },
      { name: 'C', value: 'ré' },
      { name: 'D', value: '' },
    ]);
    expect(toHeaders(undefined)).toEqual([]);
  });
});
