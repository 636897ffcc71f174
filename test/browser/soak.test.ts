import type { Page } from 'puppeteer-core';
import { expect, onTestFinished, test } from 'vitest';
import type { Gap } from '../../src/core/capture/gap.ts';
import type { ExchangeRow } from '../../src/core/capture/row.ts';
import type { Report } from '../../src/core/report/report.ts';
import { askBackground } from './ask.ts';
import { describeInBrowsers } from './browsers.ts';
import type { Panel } from './harness/types.ts';
import { poll, within } from './harness/wait.mjs';
import { waitForVerdict } from './panel-reader.ts';
import { type SoakServer, startSoakServer } from './soak-server.ts';

// The background is killed again and again while people sign in, tokens are refreshed and pages make bursts of requests. Every
// request that the server saw is in the list, filled in from DevTools, or counted as missed; and nothing false is said.

/** `npm run soak` asks for more. */
const KILLS = Number(process.env.WATCHWORD_KILLS ?? 6);
/** Another sequence of moments, likewise. */
const SEED = Number(process.env.WATCHWORD_SEED ?? 20_261_128);
/** After so many kills it is looked whether anything false is said. */
const LOOK = 20;

/** The same sequence in every run, so that a failure can be seen again. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** What a page does while the background is killed, and how many requests it makes; `n` is the number of the first. */
interface Deed {
  requests: number;
  run(pages: { session: Page; token: Page }, n: number): Promise<unknown>;
}

type DeedName = 'login' | 'renewal' | 'refresh' | 'burst' | 'apiBurst';

const deedsAt = (sessionUrl: string): Readonly<Record<DeedName, Deed>> => ({
  login: {
    requests: 3,
    async run({ session }, n) {
      await session.goto(`${sessionUrl}/login?n=${n}`);
      // Not by a click of the mouse: a page in the background is not there to be clicked.
      await session.evaluate(() => document.querySelector('button')?.click());
      await poll('the page after the sign-in', () => session.evaluate(() => location.pathname === '/home'));
    },
  },
  renewal: {
    requests: 3,
    run: ({ session }, n) =>
      session.evaluate(async (first: number) => {
        await fetch(`/data?n=${first}`);
        await fetch(`/renew?n=${first + 1}`, { method: 'POST' });
        await fetch(`/data?n=${first + 2}`);
      }, n),
  },
  refresh: {
    requests: 3,
    run: ({ token }, n) => token.evaluate(refresh, n),
  },
  burst: {
    requests: 8,
    run: ({ session }, n) =>
      session.evaluate(async (first: number) => {
        for (let at = first; at < first + 8; at += 2)
          await Promise.all([at, at + 1].map((one) => fetch(`/data?n=${one}`)));
      }, n),
  },
  apiBurst: {
    requests: 8,
    run: ({ token }, n) =>
      token.evaluate(async (first: number) => {
        const headers = { Authorization: `Bearer ${sessionStorage.getItem('access')}` };
        await Promise.all(Array.from({ length: 8 }, (_, at) => fetch(`/api/orders?n=${first + at}`, { headers })));
      }, n),
  },
});

/** In the page: a new token for the refresh token, and two requests with it. */
async function refresh(n: number): Promise<void> {
  const known = sessionStorage.getItem('refresh');
  const grant = known === null ? { grant_type: 'password', username: 'ada', password: 'correct horse' } : undefined;
  const body = new URLSearchParams({
    client_id: 'app',
    ...(grant ?? { grant_type: 'refresh_token', refresh_token: known ?? '' }),
  });
  const tokens = await (await fetch(`/oauth/token?n=${n}`, { method: 'POST', body })).json();
  sessionStorage.setItem('access', tokens.access_token);
  sessionStorage.setItem('refresh', tokens.refresh_token);
  const headers = { Authorization: `Bearer ${tokens.access_token}` };
  await fetch(`/api/orders?n=${n + 1}`, { headers });
  await fetch(`/api/orders?n=${n + 2}`, { headers });
}

/** A port to a background that is being killed may stay silent, so it is asked anew. */
const ask: typeof askBackground = (panel, name, params) =>
  poll(`an answer to ${name}`, () =>
    within('one', askBackground<object>(panel, name, params), 5_000),
  ) as Promise<never>;

/** What became of the requests of one tab. */
async function tally(panel: Panel, server: SoakServer, origin: string) {
  const rows = await ask<ExchangeRow[]>(panel, 'rows.list', { after: 0 });
  const { gaps } = await ask<{ gaps: Gap[] }>(panel, 'capture.state', {});
  const listed = rows.filter(({ url }) => url.startsWith(`${origin}/`) && url.includes('n='));
  const names = new Set(listed.map(({ method, url }) => `${method} ${url}`));
  const seen = server.seen().filter((one) => one.includes(` ${origin}/`));
  const asText = ({ number, method, url, status, filledIn, at }: ExchangeRow) =>
    `#${number} ${method} ${url} ${status}${filledIn ? ' filled in' : ''} at ${at}`;
  const isTwice = (row: ExchangeRow) => listed.some((one) => one !== row && one.url === row.url);
  const isLost = ({ kind }: Gap) => kind === 'worker-restarted';
  return {
    seen: seen.length,
    listed: names.size,
    filledIn: listed.filter(({ filledIn }) => filledIn).length,
    missing: seen.filter((one) => !names.has(one)).length,
    counted: gaps.filter(isLost).reduce((sum, { count = 0 }) => sum + count, 0),
    twice: listed.filter(isTwice).map(asText),
    withoutEnd: listed.filter(({ status }) => status === 0).length,
  };
}

describeInBrowsers('a background that is killed again and again', (browser, name) => {
  test('loses no request without saying so, and says nothing false', { timeout: 90_000 + KILLS * 15_000 }, async () => {
    const random = createRandom(SEED);
    const server = await startSoakServer();
    onTestFinished(() => server.close());
    const deeds = deedsAt(server.sessionUrl);
    const session = await browser().newPage('about:blank');
    const sessionPanel = await browser().openPanel(session);
    const token = await browser().newPage('about:blank');
    const tokenPanel = await browser().openPanel(token);
    const pages = { session, token };
    let n = 1;
    const act = async (deed: Deed) => {
      const first = n;
      n += deed.requests;
      await within('the page', deed.run(pages, first), 60_000);
    };
    await act(deeds.login);
    await token.goto(`${server.tokenUrl}/app?n=${n++}`);
    await act(deeds.refresh);
    await act(deeds.burst);
    await waitForVerdict(sessionPanel, 'Session cookie');
    await waitForVerdict(tokenPanel, 'JWT bearer token');

    /** Nothing fails at this server, so any failure would be a false word. */
    async function look(kill: number): Promise<void> {
      for (const [panel, expected] of [
        [sessionPanel, 'session-cookie'],
        [tokenPanel, 'jwt-bearer'],
      ] as const) {
        const { sites } = await ask<Report>(panel, 'report.get', {});
        const said = sites.map(({ strategy, failures }) => [strategy.id, failures.map((one) => one.summary)]);
        expect(said, `after ${kill} kills`).toEqual([[expected, []]]);
      }
    }

    const done: Record<string, number> = {};
    const names = Object.keys(deeds) as DeedName[];
    for (let kill = 0; kill < KILLS; ) {
      const deed = names[random(names.length)] as DeedName;
      done[deed] = (done[deed] ?? 0) + 1;
      // Somewhere within it: the moment is told by the requests that the server has seen.
      const when = server.whenSeen(server.seen().length + random(deeds[deed].requests));
      const acting = act(deeds[deed]);
      await Promise.race([when, acting]);
      // Of two kills one meets a background that has long taken over, and one whatever is there, which may be half of a start.
      if (random(2) === 0) await ask(sessionPanel, 'capture.state', {});
      const wasThere = await browser().killBackground();
      await acting;
      if (!wasThere) continue;
      kill += 1;
      if (kill % LOOK === 0) await look(kill);
    }

    // What was missed is known by the numbers of the requests that follow.
    await act(deeds.renewal);
    await act(deeds.refresh);
    const tables = await poll(
      'every request to be listed or counted',
      async () => {
        const all = [
          { browser: name, site: 'session', ...(await tally(sessionPanel, server, server.sessionUrl)) },
          { browser: name, site: 'token', ...(await tally(tokenPanel, server, server.tokenUrl)) },
        ];
        return all.every(({ missing, counted }) => missing <= counted) ? all : undefined;
      },
      {
        instead: async () =>
          JSON.stringify([
            await tally(sessionPanel, server, server.sessionUrl),
            await tally(tokenPanel, server, server.tokenUrl),
          ]),
      },
    );
    console.table([{ browser: name, kills: KILLS, ...done }]);
    console.table(tables.map((row) => ({ ...row, twice: row.twice.length })));
    expect(tables.flatMap(({ twice }) => twice).join('\n')).toBe('');
    await look(KILLS);
    await waitForVerdict(sessionPanel, 'Session cookie');
    await waitForVerdict(tokenPanel, 'JWT bearer token');
    expect(await browser().consoleErrors()).toEqual([]);
  });
});
