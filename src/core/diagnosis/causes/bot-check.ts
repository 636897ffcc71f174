import { type CauseMeta, defineCause } from '../cause.ts';
import { answered } from '../trace.ts';
import { short } from '../words.ts';

export const meta: CauseMeta = {
  id: 'bot-check',
  title: 'A firewall before the server turned the request away',
  expected: 'The request reaches the application.',
  mends: 'proxy',
  next: [
    'Let the firewall pass the request (its address, its header, its rate), or solve its check on a page first: a script cannot.',
  ],
  verify: 'The answer is a page of the firewall, not of the application, and has its headers.',
  rules: [],
  references: ['RFC 9110 15.5.4'],
};

export default defineCause({
  id: 'bot-check',
  kinds: ['refused'],
  check({ trace }) {
    const { answer } = trace;
    const challenged = answered(trace, 'cf-mitigated') === 'challenge';
    const titled =
      /just a moment|attention required|access denied|request blocked|are you (?:a )?human|captcha|incapsula|akamai/i.test(
        answer?.title ?? '',
      );
    if (trace.status !== 403 && trace.status !== 503 && trace.status !== 429) return undefined;
    if (
      !challenged &&
      !(titled && /cloudflare|akamai|imperva|datadome|awselb|cloudfront/i.test(answered(trace, 'server') ?? ''))
    )
      return undefined;
    return {
      weight: 18,
      says: `not the application but the firewall before it (${short(answered(trace, 'server') ?? 'a proxy', 40)}) answered${answer?.title ? ` “${short(answer.title, 40)}”` : ''}`,
      evidence: [
        {
          text: challenged ? 'cf-mitigated: challenge' : `Title: ${short(answer?.title ?? '', 60)}`,
          exchanges: [trace],
        },
      ],
      about: `${trace.origin} firewall`,
    };
  },
});
