/**
 * A real authentication server, and what is true about it.
 *
 * @typedef {object} Stack
 * @property {string} name
 * @property {string} product What runs, with its version where that is fixed.
 * @property {boolean} [core] Installs in seconds; part of `npm test`.
 * @property {string} [packages] Name of a file in `packages/`: the npm packages it needs.
 * @property {string[]} [debian] Debian packages it needs.
 * @property {string[]} [needs] Names of servers that must run beside it, in the order they are started.
 * @property {{ username: string, password: string }} [httpCredentials] Answer to an HTTP authentication challenge.
 * @property {string} [firstPage] Path of the page that a visitor sees before signing in; `/` when left out.
 * @property {(context: StartContext) => Promise<import('./process.mjs').Running> | import('./process.mjs').Running} start
 * @property {(page: import('puppeteer-core').Page, site: Site) => Promise<void>} login
 * @property {(page: import('puppeteer-core').Page, site: Site) => Promise<void>} use At least five requests that need the login.
 * @property {(page: import('puppeteer-core').Page, site: Site) => Promise<void>} [logout]
 * @property {Truth} truth
 *
 * @typedef {object} Truth More than one entry where more than one answer is right.
 * @property {string[]} strategy
 * @property {string[]} logins Empty where no login happens.
 * @property {string[]} shape
 * @property {string} [pkce]
 *
 * @typedef {object} StartContext
 * @property {number} port A free port of 127.0.0.1.
 * @property {string} folder Where the server's files and its packages lie.
 * @property {string} data An empty folder for what the server writes.
 * @property {Record<string, number>} ports The ports of the servers named in `needs`, and of the server itself.
 *
 * @typedef {object} Site
 * @property {string} url `http://127.0.0.1:PORT`
 * @property {Record<string, number>} ports
 */

/**
 * Gives a stack its type.
 * @param {Stack} stack
 * @returns {Stack}
 */
export function defineStack(stack) {
  return stack;
}

/**
 * A server that others need and that is never judged by itself: a database, an identity provider.
 * @param {Pick<Stack, 'name' | 'product' | 'packages' | 'debian' | 'needs' | 'start'>} neighbour
 * @returns {Stack}
 */
export function defineNeighbour(neighbour) {
  const nothing = async () => {};
  return { ...neighbour, login: nothing, use: nothing, truth: { strategy: [], logins: [], shape: [] } };
}

/** The account that every server knows. */
export const ALICE = { username: 'alice', email: 'alice@example.org', password: 'secret123' };
