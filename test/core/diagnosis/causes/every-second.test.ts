import { describe, expect, it } from 'vitest';
import { causesOf } from '../diagnose.ts';
import { APP, page, signIn, withSid } from '../steps.ts';

describe('every-second', () => {
  it('is named where one credential is let in in turns', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        ...Array.from({ length: 6 }, (_, index) => ({
          url: `${APP}/api/items`,
          status: index % 2 === 0 ? 200 : 401,
          request: withSid,
        })),
      ])[0],
    ).toBe('every-second');
  });

  it('is named where what is let in has not changed since the last time', () => {
    const status = (index: number) => (index % 2 === 1 ? 401 : index === 0 ? 200 : 304);
    const asks = Array.from({ length: 6 }, (_, index) => ({
      url: `${APP}/api/items`,
      status: status(index),
      request: withSid,
    }));
    expect(causesOf([page(), signIn(), ...asks])[0]).toBe('every-second');
  });

  it('is silent where it is refused from one moment on', () => {
    expect(
      causesOf([
        page(),
        signIn(),
        ...Array.from({ length: 6 }, (_, index) => ({
          url: `${APP}/api/items`,
          status: index < 3 ? 200 : 401,
          request: withSid,
        })),
      ]),
    ).not.toContain('every-second');
  });
});
