import type { Recorded } from '../credential/book.ts';
import { judgeSetCookie } from '../http/judge-set-cookie.ts';
import { mayProveIdentity } from './changes.ts';
import { addStep } from './login.ts';
import type { FlowView } from './parameters.ts';
import type { SiteFlow } from './site-flow.ts';

/**
 * Notes a cookie that an answer of a login sets and that every browser must refuse (RFC 6265bis section 5.7): the login then leaves nothing
 * behind, whatever the server made of it.
 */
export function noteRefusedCookies(
  known: SiteFlow,
  view: FlowView,
  recorded: readonly Recorded[],
  siteOf: (host: string) => string,
): void {
  const { exchange, url } = view;
  const attempts = known.open.filter((attempt) => attempt.named && attempt.exchanges.includes(exchange.id));
  if (attempts.length === 0) return;
  let kept = false;
  let refused = false;
  for (const { found, credential } of recorded) {
    const { setCookie } = found;
    if (found.direction !== 'received' || credential.kind === 'plain' || !mayProveIdentity(credential.role)) continue;
    if (!setCookie) {
      kept = true;
      continue;
    }
    const { refusal } = judgeSetCookie(setCookie, {
      url: url.href,
      browser: 'unknown',
      now: exchange.endedAt ?? exchange.startedAt,
      suffixes: { registrableDomain: siteOf },
      topLevel: view.navigation,
      ...(exchange.pageUrl === undefined ? {} : { pageUrl: exchange.pageUrl }),
    });
    if (refusal === undefined) {
      kept = true;
      continue;
    }
    refused = true;
    for (const attempt of attempts) {
      attempt.refusedCookie ??= { name: setCookie.name, why: refusal.text };
      addStep(attempt, `A browser refuses the cookie ${setCookie.name}: ${refusal.text}`);
    }
  }
  if (kept || !refused) return;
  for (const attempt of attempts) attempt.outcome = 'failed';
}
