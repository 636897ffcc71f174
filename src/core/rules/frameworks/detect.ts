import type { Confidence } from '../../credential/credential.ts';
import type { Framework } from './framework.ts';
import { NODE } from './node.ts';
import { OTHER } from './other.ts';
import { PHP } from './php.ts';
import { PYTHON_RUBY } from './python-ruby.ts';

export const FRAMEWORKS: readonly Framework[] = [...NODE, ...PYTHON_RUBY, ...PHP, ...OTHER];

/** What is known of a cookie and the server that set it. */
export interface Clues {
  cookie: string;
  /** Form of the cookie's value (`SealedCookie.format`), where it has one. */
  format?: string;
  /** Framework that the form itself gives away. */
  framework?: string;
  /** Values of Server and X-Powered-By. */
  servers?: readonly string[];
}

export interface Recognized {
  framework: Framework;
  certainty: Confidence;
}

/**
 * The framework that sets a cookie, and how sure that is: `high` when the name and the form of the value or the server say so,
 * `medium` when one of them does. Undefined when nothing tells, or a name alone that many use.
 */
export function detectFramework({ cookie, format, framework: told, servers = [] }: Clues): Recognized | undefined {
  const bare = cookie.slice(0, 256);
  const name = bare.replace(/^__(?:Host|Secure)-/, '');
  let best: { framework: Framework; score: number } | undefined;
  for (const framework of FRAMEWORKS) {
    const named = framework.cookies.test(name) || framework.cookies.test(bare);
    const formed = format !== undefined && framework.formats?.includes(format) === true;
    const served = servers.some((server) => framework.headers?.test(server.slice(0, 256)) === true);
    // A server alone says nothing of a cookie that another program may set.
    if (!named && !formed) continue;
    // Nor does a name that many use.
    if (framework.shared && !formed && !served && told !== framework.name) continue;
    // A value in a form that is another framework's speaks against a shared name.
    if (framework.shared && format !== undefined && !formed && told !== framework.name) continue;
    const score =
      (named ? (framework.shared ? 1 : 2) : 0) +
      (formed ? 2 : 0) +
      (served ? 2 : 0) +
      (told === framework.name ? 3 : 0) +
      // Two that write the same form are told apart by the name.
      (named && formed && !framework.shared ? 2 : 0);
    if (best === undefined || score > best.score) best = { framework, score };
  }
  if (best === undefined) return undefined;
  return { framework: best.framework, certainty: best.score >= 4 ? 'high' : best.score >= 2 ? 'medium' : 'low' };
}
