/** @import { ConsoleError, ErrorSource } from './types.ts' */
/** @import { Browser, CDPSession, Protocol, Target } from 'puppeteer-core' */
import { sourceOf } from './view.mjs';

/**
 * @typedef {object} ErrorLog
 * @property {() => Promise<ConsoleError[]>} all
 * @property {(source: ErrorSource) => Promise<ConsoleError[]>} of
 * @property {(target: Target) => Promise<CDPSession>} session The one session with this target.
 */

/**
 * Collects what the extension's documents and worker log as errors or throw, from their first line on.
 *
 * @param {Browser} browser
 * @param {string} extensionOrigin
 * @returns {ErrorLog}
 */
export function watchErrors(browser, extensionOrigin) {
  /** @type {ConsoleError[]} */
  const found = [];
  /** @type {Map<Target, Promise<CDPSession | undefined>>} */
  const sessions = new Map();

  const watch = (/** @type {Target} */ target) => {
    if (sessions.has(target) || !target.url().startsWith(extensionOrigin)) return;
    const source = target.type() === 'service_worker' ? 'background' : sourceOf(target.url());
    // A target may close before it is attached: then it has nothing more to say.
    sessions.set(
      target,
      attach(target, source, found).catch(() => undefined),
    );
  };
  for (const target of browser.targets()) watch(target);
  browser.on('targetcreated', watch);
  browser.on('targetchanged', watch);
  browser.on('targetdestroyed', (target) => sessions.delete(target));

  const all = async () => {
    for (const target of browser.targets()) watch(target);
    // Events come before the answer to a later command, so one round trip brings all that was logged until now.
    await Promise.all(
      [...sessions.values()].map(async (opening) => {
        const session = await opening;
        await session?.send('Runtime.evaluate', { expression: '0' }).catch(() => undefined);
      }),
    );
    return [...found];
  };
  return {
    all,
    of: async (source) => (await all()).filter((error) => error.source === source),
    async session(target) {
      watch(target);
      const session = await sessions.get(target);
      if (!session) throw new Error(`${target.url()} closed before it could be attached`);
      return session;
    },
  };
}

/**
 * @param {Target} target
 * @param {ErrorSource} source
 * @param {ConsoleError[]} found
 * @returns {Promise<CDPSession>}
 */
async function attach(target, source, found) {
  const session = await target.createCDPSession();
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const { text, exception, url } = exceptionDetails;
    found.push({ source, text: exception?.description ?? `${text} ${exception?.value ?? ''}`.trim(), url: url ?? '' });
  });
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    if (type !== 'error' && type !== 'assert') return;
    found.push({ source, text: args.map(describe).join(' '), url: stackTrace?.callFrames[0]?.url ?? '' });
  });
  session.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error') found.push({ source, text: entry.text, url: entry.url ?? '' });
  });
  await Promise.all([session.send('Runtime.enable'), session.send('Log.enable')]);
  return session;
}

/**
 * @param {Protocol.Runtime.RemoteObject} argument
 * @returns {string}
 */
function describe({ value, description, preview }) {
  if (value !== undefined) return typeof value === 'string' ? value : JSON.stringify(value);
  const members = preview?.properties.map((member) => `${member.name}: ${member.value}`).join(', ');
  return members ? `{${members}}` : (description ?? '');
}
