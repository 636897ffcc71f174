import type { CookieWithheld, RequestFacts } from '../../core/report/cookie-use.ts';
import { clip, formatDuration } from '../../ui/format.ts';

/** Why a browser did not send a cookie that it holds: the attribute at work, a sentence, and whether it is more than a guess. */
export interface WithheldText {
  attribute: string;
  text: string;
  sure: boolean;
}

/** The reason in words, held against what the request was. */
export function describeWithheld(cookie: CookieWithheld, request: RequestFacts): WithheldText {
  const { or } = cookie;
  const said = sentenceOf(cookie, request);
  if (or === undefined) return said;
  const other = sentenceOf({ ...cookie, reason: or }, request);
  return { attribute: said.attribute, text: `${said.text} Or: ${lower(other.text)}`, sure: false };
}

function sentenceOf(cookie: CookieWithheld, request: RequestFacts): WithheldText {
  const { domain = '', path = '/', sameSite, expires, partition = '' } = cookie;
  const page = request.pageSite === '' ? 'another site' : clip(request.pageSite, 80);
  switch (cookie.reason) {
    case 'host-only':
      return sure(
        'Domain',
        `It has no Domain, so it goes to ${clip(domain, 80)} alone; this went to ${clip(request.host, 80)}.`,
      );
    case 'domain':
      return sure(
        'Domain',
        `It is for ${clip(domain, 80)}; this went to ${clip(request.host, 80)}, which is not under it.`,
      );
    case 'path':
      return sure('Path', `It is for paths under ${clip(path, 60)}; this went to ${clip(request.path, 60)}.`);
    case 'secure':
      return sure('Secure', 'It goes over https only; this went over http.');
    case 'expired':
      return sure(
        'Expires',
        expires === undefined ? 'It had expired.' : `It had expired ${formatDuration(request.at - expires)} before.`,
      );
    case 'same-site':
      return sure('SameSite', `${sameSiteText(sameSite)} ${crossText(request)}`);
    case 'partition':
      return sure('Partitioned', `It is kept for pages of ${clip(partition, 80)}; this page is of ${page}.`);
    case 'third-party':
      return guess(
        'Third-party',
        `The page is of ${page}, and the browser seems to block cookies of other sites there.`,
      );
    case 'credentials':
      return guess(
        'Credentials',
        "The script seems to have asked without credentials: to another origin fetch sends cookies with credentials: 'include' only.",
      );
    case 'unknown':
      return guess('Not seen', 'Its attributes allow it. It may have been deleted or replaced since it was seen.');
  }
}

function sameSiteText(sameSite: CookieWithheld['sameSite']): string {
  if (sameSite === 'unspecified') return 'Without SameSite it counts as Lax.';
  return `It is SameSite=${sameSite}.`;
}

function crossText({ pageSite, navigation, method }: RequestFacts): string {
  const from = pageSite === '' ? 'another site' : clip(pageSite, 80);
  if (navigation) return `This ${method} came from another site.`;
  return `This was asked for by a page of ${from}.`;
}

function sure(attribute: string, text: string): WithheldText {
  return { attribute, text, sure: true };
}

function guess(attribute: string, text: string): WithheldText {
  return { attribute, text, sure: false };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
