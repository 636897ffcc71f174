import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/core/report/render-markdown.ts';
import { renderText } from '../../src/core/report/render-text.ts';
import texts from '../../src/core/rules/texts.json' with { type: 'json' };
import { claims, MEASURED } from './claims/claims.ts';
import { listRecordings, reportOf } from './claims/recordings.ts';
import { RED_CHECKS } from './claims/red-checks.ts';
import { listSaid } from './claims/said.ts';
import { truthOf } from './claims/truth.ts';

const told = listRecordings().map((recording) => {
  const report = reportOf(recording);
  return {
    name: recording.name,
    report,
    truth: truthOf(recording),
    rendered: [renderText(report), renderMarkdown(report)],
  };
});

/** Every text of every recording with the words that claim something. */
function* search(kind: RegExp, words: RegExp) {
  for (const { name, report, truth } of told) {
    for (const site of report.sites) {
      for (const said of listSaid(site)) {
        const match = kind.test(said.kind) ? words.exec(said.text) : null;
        if (match) yield { name, site, truth, said, match };
      }
    }
  }
}

describe('what is claimed of every recording there is', () => {
  it.each(claims)('$name', ({ kind, words, holds }) => {
    let seen = 0;
    const wrong: string[] = [];
    for (const { name, site, truth, said, match } of search(kind, words)) {
      seen += 1;
      if (!holds(truth, site, match)) wrong.push(`${name} (${site.strategy.id}), ${said.kind}: ${said.text}`);
    }
    expect(wrong).toEqual([]);
    // A claim that no recording makes is not tested by them.
    expect(seen).toBeGreaterThan(0);
  });

  it('has nothing under “measured” that was not counted', () => {
    const wrong = [...search(/^measured/, /^.*$/s)].filter(
      ({ said }) => !MEASURED.some((form) => form.test(said.text)),
    );
    expect(wrong.map(({ name, said }) => `${name}: ${said.kind}: ${said.text}`)).toEqual([]);
  });

  it('never speaks of “this browser” in the report of a file', () => {
    const files = told.filter(({ report }) => report.source.kind === 'har');
    expect(files.length).toBeGreaterThan(100);
    for (const { name, rendered } of files)
      for (const text of rendered) expect(text, name).not.toMatch(/this browser/i);
    expect(JSON.stringify(texts)).not.toMatch(/this browser/i);
  });

  it('counts credentials within the requests that were made', () => {
    for (const { name, report } of told) {
      for (const { overhead } of report.sites) {
        const { requests, carried, authBytes, perRequest } = overhead;
        expect(carried, name).toBeLessThanOrEqual(requests);
        expect(authBytes, name).toBeLessThanOrEqual(carried * perRequest.max);
        expect(authBytes, name).toBeGreaterThanOrEqual(perRequest.max);
        expect(perRequest.median, name).toBeLessThanOrEqual(perRequest.max);
      }
    }
  });
});

describe('what is checked across the steps of a sign-in', () => {
  it('turns red on a recording only where something is wrong', () => {
    const attempts = told.flatMap(({ name, report }) =>
      report.sites.flatMap((site) => site.attempts.map((attempt) => ({ name, ...attempt }))),
    );
    const red = attempts.flatMap(({ name, checks }) =>
      checks.filter(({ result }) => result === 'broken').map(({ id, because }) => `${name}: ${id} ${because}`),
    );
    expect(red.sort()).toEqual([...RED_CHECKS].sort());
    expect(attempts.length).toBeGreaterThan(300);
  });
});

describe('the grammar of what is said', () => {
  it('has no number without its noun, and nothing that is undefined', () => {
    const wrong = [
      ...search(
        /./,
        /undefined|NaN|\[object|\b1 (?:\w+ )?(?:requests|bytes|characters|origins|minutes|hours|days|preflights|fetches|places)\b|credentials goes/,
      ),
    ];
    // What a page wrote itself is repeated as it is.
    expect(
      wrong
        .filter(({ said }) => !/undefined/.test(said.text) || !/finding|life|role/.test(said.kind))
        .map(({ name, said }) => `${name}: ${said.kind}: ${said.text}`),
    ).toEqual([]);
  });
});

/** For each way a credential travels what its trade-offs must say, and must not. */
const WAYS: readonly [story: string, dimension: string, says: RegExp, not: RegExp][] = [
  ['Basic that the browser adds', 'cors', /would have to ask for credentials/, /needs? a preflight/],
  ['Basic that the browser adds', 'security', /requests that other sites start as well/, /cannot be forged/],
  ['Basic that the browser adds', 'statefulness', /The password would be sent once/, /sealed/],
  ['Basic that a script sets', 'security', /Where the browser adds it, and not a script/, /closing the browser/],
  ['Basic that a script sets', 'data-storage', /was not seen/, /The browser keeps/],
  ['Digest', 'statefulness', /password itself is not sent/, /cross the wire|sent once/],
  ['Digest', 'security', /try passwords against its hash/, /password goes with/],
  ['Negotiate', 'statefulness', /operating system vouches/, /travels|password would/],
  ['NTLM', 'statefulness', /Bound to the connection/, /Stateless/],
  ['NTLM', 'security', /relayed/, /password goes/],
  ['a token, storage read and empty', 'data-storage', /probably in the memory/, /was not seen/],
  ['an opaque token', 'data-storage', /was not seen/, /memory of/],
  ['a token that a cookie carries too', 'data-storage', /same value goes in the cookie “jwt”/, /probably/],
  ['a token that lies in localStorage', 'data-storage', /localStorage “token”/, /probably/],
  ['a token from a program', 'data-transmission', /the program adds/, /script of the page/],
  ['a token from a program', 'cors', /no part for programs/, /preflight seen/],
  ['a token that the recorder hid', 'size', /recording hides/, /bytes a request/],
  ['a token that the recorder hid', 'statefulness', /recording hides/, /characters/],
  ['a token without an end', 'security', /names none/, /refresh token/],
  ['a preflight to somebody else', 'cors', /0 preflights seen/, /needs a preflight/],
  ['a token to an API on another origin', 'cors', /2 cross-origin fetches with it, 1 preflight seen/, /plays no part/],
  ['a refresh token that is redeemed', 'security', /A refresh token renews it/, /but not in use/],
  ['a refresh token that is handed out', 'security', /but not in use/, /renews it/],
  [
    'a token of 58 years in a cookie of ten',
    'security',
    /valid for 58 years, cookie kept for 400 days/,
    /\d{4,} days|10 years/,
  ],
  ['an API key in a header', 'statefulness', /looks up whose the key is/, /JWT/],
  ['an API key in the query', 'cors', /needs? no preflight|would need no preflight/, /The header makes/],
  ['signed requests', 'security', /good for one request/, /password/],
  ['an encrypted token in a header', 'statefulness', /encrypted/, /who the user is/],
];

describe('the trade-offs of each way', () => {
  it.each(WAYS)('%s, %s: says %s and not %s', (story, dimension, says, not) => {
    const site = told.find(({ name }) => name === `story: ${story}`)?.report.sites[0];
    const tradeOff = site?.tradeOffs.find(({ id }) => id === dimension);
    const text = `${tradeOff?.here} ${tradeOff?.measured} ${tradeOff?.other}`;
    expect(text).toMatch(says);
    expect(`${tradeOff?.here} ${tradeOff?.measured}`).not.toMatch(not);
  });

  it('the one who reads the table finds below each head what it announces', () => {
    const ids = new Set(told.flatMap(({ report }) => report.sites.map(({ strategy }) => strategy.id)));
    for (const id of [
      'session-cookie',
      'sealed-cookie',
      'jwt-cookie',
      'jwt-bearer',
      'opaque-bearer',
      'dpop',
      'custom-header',
      'api-key',
      'url-token',
      'basic',
      'digest',
      'negotiate',
      'signed-request',
      'hybrid',
    ])
      expect(ids).toContain(id);
  });
});
