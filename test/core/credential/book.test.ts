import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestBody } from '../../../src/core/credential/body-digest.ts';
import { createBook } from '../../../src/core/credential/book.ts';
import { createReader } from '../../../src/core/credential/reader.ts';
import type { Exchange } from '../../../src/core/http/exchange.ts';
import { createPublicSuffixes, siteOf } from '../../../src/core/http/site.ts';
import { exchange, jwt, NOW, noise } from './samples.ts';

const suffixes = createPublicSuffixes('com\nexample\n');

function open(maxCredentials?: number) {
  const reader = createReader();
  const book = createBook({ siteOf: (host) => siteOf(host, suffixes), ...(maxCredentials ? { maxCredentials } : {}) });
  const see = (parts: Parameters<typeof exchange>[0]) => {
    const one: Exchange = exchange(parts);
    const recorded = book.record(one, reader.read(one));
    return one.responseBody ? [...recorded, ...book.recordBody(one, digestBody(one.responseBody).found)] : recorded;
  };
  return { book, see };
}

describe('createBook', () => {
  it('measures how random a session ID is, and no message that states something', () => {
    const { book, see } = open();
    const message = Buffer.from('<samlp:Response ID="_r" Destination="https://sp.example/acs"></samlp:Response>');
    see({
      url: `https://sp.example/acs?SAMLResponse=${encodeURIComponent(message.toString('base64'))}`,
      request: { Cookie: 'sid=8f3c1be94d7a4e60a5d2c7f1093b6e4a' },
    });
    const bits = new Map([...book.all()].map(({ kind, entropyBits }) => [kind, entropyBits]));
    expect(bits.get('session-id')).toBeGreaterThan(90);
    expect(bits.has('saml')).toBe(true);
    expect(bits.get('saml')).toBeUndefined();
  });

  it('lets go of credentials by the characters of their values too, and counts them', () => {
    const { book, see } = open();
    for (let index = 0; index < 400; index++)
      see({ request: { Authorization: `Bearer ${noise(index + 1, 64)}${'a1B2'.repeat(4096)}` } });
    const kept = [...book.all()];
    expect(kept.length + book.evicted()).toBe(400);
    expect(kept.length).toBeGreaterThanOrEqual(100);
    expect(kept.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThan(2.2 * 1024 * 1024);
  });

  it('knows a token again wherever it travels, encoded or not', () => {
    const { book, see } = open();
    const token = jwt({ sub: 'ada', iat: 1_767_225_600, exp: 1_767_229_200 });
    see({
      url: 'https://app.example.com/token',
      responseBody: { mediaType: 'application/json', text: JSON.stringify({ access_token: token }) },
    });
    book.recordStorage({
      at: NOW,
      origin: 'https://app.example.com',
      area: 'local-storage',
      entries: [{ key: 'auth', value: JSON.stringify({ s: { token } }) }],
    });
    see({ request: { Authorization: `Bearer ${token}` } });
    see({ url: `https://leak.example/x?t=${token}`, request: { Referer: `https://app.example.com/?token=${token}` } });
    see({ request: { Cookie: `jwt=${encodeURIComponent(`"${token}"`)}` } });
    const all = [...book.all()];
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({
      id: 'jwt#1',
      role: 'access',
      sentCount: 3,
      expiresAt: 1_767_229_200_000,
      issuedAt: 1_767_225_600_000,
    });
    expect(
      all[0]?.uses.map(
        ({ place, origin, direction }) => `${direction} ${place.carrier} ${place.path ?? place.name} ${origin}`,
      ),
    ).toEqual([
      'received response-body access_token https://app.example.com',
      'stored local-storage s.token https://app.example.com',
      'sent authorization authorization https://app.example.com',
      'sent query t https://leak.example',
      'sent referer token https://leak.example',
      'sent cookie jwt https://app.example.com',
    ]);
    expect(book.find(token)?.id).toBe('jwt#1');
  });

  it('says once that a credential, and once that its place, is new', () => {
    const { see } = open();
    const request = { Authorization: `Bearer ${jwt({ sub: 'a' })}` };
    const flags = (parts: Parameters<typeof exchange>[0]) => see(parts).map(({ isNew, isNewUse }) => [isNew, isNewUse]);
    expect(flags({ request })).toEqual([[true, true]]);
    expect(flags({ request })).toEqual([[false, false]]);
    expect(flags({ request, status: 401 })).toEqual([[false, true]]);
    expect(flags({ request, url: 'https://api.example.com/' })).toEqual([[false, true]]);
  });

  it('makes a lineage of tokens that follow each other', () => {
    const { book, see } = open();
    for (let number = 1; number <= 3; number++)
      see({ request: { Authorization: `Bearer ${jwt({ iss: 'https://idp.example', aud: 'api', jti: number })}` } });
    see({ request: { Authorization: `Bearer ${jwt({ iss: 'https://other.example', aud: 'api' })}` } });
    expect([...book.all()].map(({ id, lineage, generation }) => [id, lineage, generation])).toEqual([
      ['jwt#1', 'jwt#1', 1],
      ['jwt#2', 'jwt#1', 2],
      ['jwt#3', 'jwt#1', 3],
      ['jwt#4', 'jwt#4', 1],
    ]);
  });

  it('follows a session that changes at the login and ends at the logout', () => {
    const { book, see } = open();
    see({ url: 'https://app.example.com/', response: { 'Set-Cookie': `xyz=${noise(1)}; HttpOnly` } });
    see({
      url: 'https://app.example.com/login',
      method: 'POST',
      status: 302,
      requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: 'user' }, { name: 'password' }] },
      response: { 'Set-Cookie': `xyz=${noise(2)}; HttpOnly; Max-Age=3600` },
    });
    const [before, after] = [...book.all()];
    expect(before).toMatchObject({ role: 'unknown', generation: 1 });
    expect(after).toMatchObject({
      role: 'session',
      kind: 'session-id',
      changedAtLogin: true,
      generation: 2,
      lineage: before?.id,
    });
    expect(after?.expiresAt).toBe((after?.firstSeen ?? 0) + 3_600_000);
    const recorded = see({
      url: 'https://app.example.com/logout',
      response: { 'Set-Cookie': 'xyz=deleted; Expires=Thu, 01 Jan 1970 00:00:00 GMT' },
    });
    expect(recorded).toEqual([]);
    expect(after?.cleared?.at).toBeGreaterThan(0);
    expect(before?.cleared).toBeUndefined();
  });

  describe('of a cookie that a field of the same name repeats', () => {
    const HOME = 'https://app.example.com/';
    const roles = (name: string, method: string, login = false, field = name) => {
      const { book, see } = open();
      const login1 = login
        ? { method: 'POST', requestBody: { mediaType: 'x', fields: [{ name: 'user' }, { name: 'password' }] } }
        : {};
      see({ url: HOME, ...login1, response: { 'Set-Cookie': `${name}=${noise(1)}; HttpOnly` } });
      see({
        url: HOME,
        method,
        request: { Cookie: `${name}=${noise(1)}` },
        requestBody: { mediaType: 'application/x-www-form-urlencoded', fields: [{ name: field }, { name: 'action' }] },
        response: { 'Set-Cookie': `${name}=${noise(2)}; HttpOnly` },
      });
      return [...book.all()].map(({ role, kind }) => `${role} ${kind}`);
    };

    it('knows that it is compared against forgery, and the ones before and after it too', () => {
      expect(roles('securitytoken', 'POST')).toEqual(['csrf opaque', 'csrf opaque']);
      expect(roles('stoken', 'PUT')).toEqual(['csrf opaque', 'csrf opaque']);
    });

    it.each([
      ['the field has another name', 'securitytoken', 'POST', false, 'token'],
      ['nothing is changed', 'securitytoken', 'GET', false, 'securitytoken'],
      ['the login set it', 'securitytoken', 'POST', true, 'securitytoken'],
      ['its name says session', 'app_session', 'POST', false, 'app_session'],
    ])('leaves it a session where %s', (_why, name, method, login, field) => {
      expect(roles(name, method, login, field)).toEqual(['session session-id', 'session session-id']);
    });
  });

  describe('reads a response that deletes a cookie and sets one of that name', () => {
    const PAST = 'Expires=Thu, 01 Jan 1970 00:00:00 GMT';
    const session = `sid=${noise(2)}; Path=/; HttpOnly`;
    const seen = (fields: string[]) => {
      const { book, see } = open();
      see({ url: 'https://app.example.com/', response: { 'Set-Cookie': `sid=${noise(1)}; Path=/; HttpOnly` } });
      const recorded = see({ url: 'https://app.example.com/in', response: { 'Set-Cookie': fields } });
      return { cleared: [...book.all()].map(({ cleared }) => cleared !== undefined), set: recorded.length };
    };

    it.each([
      ['first', [`sid=-del-; Path=/; ${PAST}`, session]],
      ['first, by Max-Age', ['sid=-del-; Path=/; Max-Age=0', session]],
      ['for another domain, before it', [`sid=; Path=/; Domain=example.com; ${PAST}`, session]],
      ['for another domain, after it', [session, `sid=x; Path=/; Domain=example.com; ${PAST}`]],
      ['for another path, after it', [session, 'sid=x; Path=/old; Max-Age=0']],
    ])('deleted %s: the one that was set is there', (_when, fields) => {
      expect(seen(fields)).toEqual({ cleared: [false, false], set: 1 });
    });

    it('deleted last: nothing was set, and what was there before is gone', () => {
      expect(seen([session, `sid=x; Path=/; ${PAST}`])).toEqual({ cleared: [true], set: 0 });
    });

    it('deleted in chunks, and set in chunks: the new ones are there', () => {
      const long = noise(3).repeat(60).slice(0, 1200);
      const chunks = (prefix: string) => [0, 1].map((number) => `${prefix}.${number}=${long}; Path=/`);
      const gone = [0, 1].map((number) => `a.${number}=; Path=/; Domain=example.com; Max-Age=0`);
      expect(seen([...gone, ...chunks('a')])).toEqual({ cleared: [false, false], set: 1 });
    });

    it.each([
      ['of another path', 'sid=; Path=/admin; Max-Age=0', false],
      ['without a path, from another folder', 'sid=; Max-Age=0', false],
      ['of the whole domain', 'sid=; Path=/; Domain=example.com; Max-Age=0', false],
      ['that is partitioned', 'sid=; Path=/; Secure; Partitioned; Max-Age=0', false],
      ['itself', 'sid=; Path=/; Max-Age=0', true],
    ])('a cookie %s is removed: the one that was set stays, unless it is that one', (_which, field, isGone) => {
      const { book, see } = open();
      see({ url: 'https://app.example.com/', response: { 'Set-Cookie': session } });
      see({ url: 'https://app.example.com/', request: { Cookie: `sid=${noise(2)}` } });
      see({ url: 'https://app.example.com/in/out', response: { 'Set-Cookie': field } });
      expect([...book.all()].map(({ cleared }) => cleared !== undefined)).toEqual([isGone]);
    });

    it('a cookie of another host of the site is removed: this one stays', () => {
      const { book, see } = open();
      for (const host of ['app', 'shop'])
        see({ url: `https://${host}.example.com/`, response: { 'Set-Cookie': `sid=${noise(host.length)}; Path=/` } });
      see({ url: 'https://shop.example.com/out', response: { 'Set-Cookie': 'sid=; Path=/; Max-Age=0' } });
      expect([...book.all()].map(({ cleared }) => cleared !== undefined)).toEqual([false, true]);
    });

    it.each([
      ['that reaches where it was sent', 'sid=; Path=/; Max-Age=0', [true, true]],
      ['of another path', 'sid=; Path=/admin; Max-Age=0', [false, false]],
      ['of another host', 'sid=; Path=/; Domain=shop.example.com; Max-Age=0', [false, false]],
    ])('of cookies that were only sent one is removed %s', (_which, field, gone) => {
      const { book, see } = open();
      see({ url: 'https://app.example.com/', request: { Cookie: `sid=${noise(1)}; sid=${noise(2)}` } });
      see({ url: 'https://app.example.com/out', response: { 'Set-Cookie': field } });
      expect([...book.all()].map(({ cleared }) => cleared !== undefined)).toEqual(gone);
    });

    it('the store tells which cookie one was that was only sent', () => {
      const { book, see } = open();
      const value = noise(1);
      see({ url: 'https://app.example.com/a', request: { Cookie: `sid=${value}` } });
      const stored = { name: 'sid', value, domain: '.example.com', path: '/', hostOnly: false } as const;
      book.recordStored(
        [{ ...stored, secure: true, httpOnly: true, session: true } as never],
        'https://app.example.com',
        NOW,
      );
      see({ url: 'https://app.example.com/out', response: { 'Set-Cookie': 'sid=; Path=/; Max-Age=0' } });
      expect([...book.all()][0]?.cleared).toBeUndefined();
      see({
        url: 'https://app.example.com/out',
        response: { 'Set-Cookie': 'sid=; Path=/; Domain=example.com; Max-Age=0' },
      });
      expect([...book.all()][0]?.cleared).toBeDefined();
    });

    it('two cookies of one name for two paths are two', () => {
      expect(seen([session, `sid=${noise(4)}; Path=/admin; HttpOnly`])).toEqual({
        cleared: [false, false, false],
        set: 2,
      });
    });
  });

  it('keeps one entry for a cookie that proves nothing, however often its value changes', () => {
    const { book, see } = open();
    for (let number = 0; number < 50; number++)
      see({ request: { Cookie: `_ga=GA1.1.${number}.5; XSRF-TOKEN=${noise(number)}; n=${number}` } });
    expect([...book.all()].map(({ id, name, role }) => [id, name, role])).toEqual([
      ['cookie#1', '_ga', 'tracking'],
      ['csrf#1', 'XSRF-TOKEN', 'csrf'],
      ['cookie#2', 'n', 'other'],
    ]);
  });

  it('keeps one entry for what answers a challenge anew each time', () => {
    const { book, see } = open();
    for (let number = 0; number < 20; number++) {
      see({
        request: { Authorization: `Digest username="ada", realm="r", nonce="${number}", response="${noise(number)}"` },
      });
      see({ request: { Authorization: `Negotiate YII${noise(number, 40)}` } });
      see({ request: { DPoP: jwt({ jti: number }, { alg: 'ES256', typ: 'dpop+jwt', jwk: { kty: 'EC', x: 'a' } }) } });
    }
    expect([...book.all()].map(({ id, role, sentCount }) => [id, role, sentCount])).toEqual([
      ['digest#1', 'access', 20],
      ['negotiate#1', 'access', 20],
      ['proof#1', 'dpop-proof', 20],
    ]);
  });

  it('writes what the cookie store holds, chunks joined', () => {
    const { book } = open();
    const stored = {
      domain: 'app.example.com',
      path: '/',
      hostOnly: true,
      secure: true,
      httpOnly: true,
      sameSite: 'Lax' as const,
    };
    const recorded = book.recordStored(
      [
        { ...stored, name: 's.0', value: noise(1, 2000) },
        { ...stored, name: 's.1', value: noise(2, 100) },
        { ...stored, name: 'PHPSESSID', value: noise(3, 26), expires: NOW + 5000 },
      ],
      'https://app.example.com',
      NOW,
    );
    expect(recorded.map(({ credential }) => [credential.name, credential.value.length])).toEqual([
      ['s', 2100],
      ['PHPSESSID', 26],
    ]);
    expect(recorded[1]?.credential).toMatchObject({ role: 'session', expiresAt: NOW + 5000 });
  });

  it('stays within its limit, keeps what matters, and says how much went', () => {
    const { book, see } = open(100);
    const session = `PHPSESSID=${noise(1, 26)}`;
    see({ request: { Cookie: session } });
    for (let number = 0; number < 500; number++) see({ request: { Cookie: `${session}; c${number}=v${number}` } });
    expect([...book.all()].length).toBeLessThanOrEqual(100);
    expect(book.get('session#1')?.sentCount).toBe(501);
    expect(book.evicted()).toBeGreaterThan(300);
  });

  it('bounds what it keeps of one credential', () => {
    const { book, see } = open();
    for (let number = 0; number < 200; number++)
      see({ url: `https://h${number}.example/`, request: { Authorization: `Bearer ${noise(1)}` } });
    const [one] = [...book.all()];
    expect(one?.uses.length).toBeLessThanOrEqual(48);
    expect(one?.usesLeftOut).toBe(152);
    for (let number = 0; number < 50; number++)
      see({ url: 'https://h1.example/', request: { Authorization: `Bearer ${noise(1)}` } });
    expect(one?.uses[1]?.exchanges.length).toBeLessThanOrEqual(10);
    expect(one?.uses[1]?.count).toBe(51);
  });

  it('records anything without throwing', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    const { book, see } = open(50);
    fc.assert(
      fc.property(text, text, (name, value) => {
        see({
          request: { Cookie: `${name}=${value}`, Authorization: value, [name]: value },
          response: { 'Set-Cookie': `${name}=${value}` },
        });
        book.recordStorage({ at: NOW, origin: value, area: 'session-storage', entries: [{ key: name, value }] });
        expect([...book.all()].length).toBeLessThanOrEqual(50);
      }),
    );
  }, 30_000);
});
