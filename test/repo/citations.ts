import { cookiesAndHttp } from './citations/cookies-and-http.ts';
import { jose } from './citations/jose.ts';
import { oauth } from './citations/oauth.ts';
import { owaspAndCwe } from './citations/owasp-and-cwe.ts';

/**
 * For each citation of a rule, in the form the rule gives it, what the section says that the rule rests on: a few words of fact, written
 * after the section was read. A section that only has the right title is no source.
 */
export const citations: Readonly<Record<string, string>> = { ...cookiesAndHttp, ...jose, ...oauth, ...owaspAndCwe };
