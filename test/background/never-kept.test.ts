import { describe, expect, it, vi } from 'vitest';
import { toStoredCookie } from '../../src/background/cookies.ts';
import { readRequestBody } from '../../src/background/request-body.ts';
import { createStorageWatch } from '../../src/background/storage-watch.ts';
import type { Tab } from '../../src/background/tabs.ts';
import type { Fact } from '../../src/core/capture/fact.ts';

const SECRET = 'Hunter-2-of-the-canaries';
const form = [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }];
const namesOf = (formData: Record<string, unknown[]>) =>
  readRequestBody({ formData }, form)?.fields.map(({ name }) => name);

describe('what the browser has read as a form', () => {
  it('has no names when it is a text without an equals sign', () => {
    expect(namesOf({ [SECRET]: [''] })).toEqual([]);
    expect(namesOf({ [SECRET]: [''], more: [''] })).toEqual([]);
    expect(namesOf({ [SECRET]: [undefined] })).toEqual([]);
    expect(namesOf({ user: ['ada'], empty: [''] })).toEqual(['user', 'empty']);
  });

  it('is JSON when it looks like it, cut at each mark of a form or not', () => {
    const json = (password: string) => JSON.stringify({ user: 'ada', password });
    expect(namesOf({ [json(SECRET)]: [''] })).toEqual(['user', 'password']);
    expect(namesOf({ '{"user":"ada","password":"Hun': ['ter'], '2"}': [''] })).toEqual(['user', 'password']);
    expect(namesOf({ '{"user":"ada","password":"Hun': ['ter2"'] })).toEqual([]);
  });

  it('keeps no secret in the name of a field', () => {
    expect(JSON.stringify(namesOf({ [`/login?password=${SECRET}`]: ['1'] }))).not.toContain(SECRET);
  });
});

describe('what lies in the browser', () => {
  it('is a cookie without a secret in its name or path', () => {
    const cookie = { name: `{"password":"${SECRET}"}`, value: '1', domain: 'a.example', path: `/x?password=${SECRET}` };
    const stored = toStoredCookie({ ...cookie, hostOnly: true, secure: true, httpOnly: true, sameSite: 'lax' });
    expect(JSON.stringify(stored)).not.toContain(SECRET);
    expect(stored.path).toHaveLength(cookie.path.length);
  });

  it('is page storage without a secret in a key', async () => {
    const facts: Fact[] = [];
    const key = `login({"password":"${SECRET}"})`;
    const local = [
      { key, value: '1' },
      { key: 'theme', value: 'dark' },
    ];
    const watch = createStorageWatch({
      read: async () => ({ origin: 'https://a.example', local, session: [], databases: local, truncated: false }),
      isWatched: () => true,
      observe: (_tab, fact) => void facts.push(fact),
      now: () => 1,
      delayMs: 0,
    });
    watch.touch({ tabId: 1, captureId: 1, url: 'https://a.example/' } as Tab);
    await vi.waitFor(() => expect(facts.length).toBe(3));
    expect(JSON.stringify(facts)).toContain('theme');
    expect(JSON.stringify(facts)).not.toContain(SECRET);
  });
});
