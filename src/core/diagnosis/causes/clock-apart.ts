import { type CauseMeta, defineCause, REFUSALS } from '../cause.ts';
import { claimsOf, timeOf, tokenOf } from '../known.ts';
import { hash, span } from '../words.ts';

export const meta: CauseMeta = {
  id: 'clock-apart',
  title: 'A clock is wrong',
  expected: 'Browser and servers agree on the time within a minute.',
  mends: 'person',
  next: ['Set the clock that is wrong, by NTP.'],
  verify: 'Compare the Date header of the answers with the clock of the computer.',
  rules: ['jwt-clock-skew'],
  references: ['RFC 9110 6.6.1'],
};

/** Smaller differences are covered by the leeway that checks allow. */
const MIN_SKEW = 60_000;

export default defineCause({
  id: 'clock-apart',
  kinds: [...REFUSALS, 'protocol-error'],
  check({ trace }, known) {
    const skew = known.clocks.get(trace.origin);
    const off = skew === undefined ? 0 : skew.low > MIN_SKEW ? skew.low : skew.high < -MIN_SKEW ? skew.high : 0;
    if (off === 0) return undefined;
    const origins = [...new Set(known.traces.map(({ origin }) => origin))];
    const others = origins.flatMap((origin) => (origin === trace.origin ? [] : (known.clocks.get(origin) ?? [])));
    const agree = others.filter(({ low, high }) => low - 30_000 <= off && off <= high + 30_000).length;
    const right = others.filter(({ low, high }) => low <= MIN_SKEW && high >= -MIN_SKEW).length;
    const whose = right > 0 ? 'server' : agree > 0 ? 'browser' : 'unknown';
    const claims = claimsOf(tokenOf(trace));
    const exp = timeOf(claims, 'exp');
    const nbf = timeOf(claims, 'nbf') ?? timeOf(claims, 'iat');
    // By one clock the token is good and by the other it is not.
    const decides =
      (exp !== undefined && exp > trace.at !== exp > trace.at + off) ||
      (nbf !== undefined && nbf <= trace.at !== nbf <= trace.at + off);
    const timed =
      trace.request.has('dpop') ||
      /^(?:hawk|aws4|signature)/.test(trace.authorization?.scheme ?? '') ||
      trace.fields.has('samlresponse');
    if (!decides && !timed) return undefined;
    const direction = off > 0 ? 'ahead of' : 'behind';
    return {
      weight: decides ? 15 : 10,
      says: `the clock of ${trace.url.host} is ${span(off)} ${direction} the browser's${whose === 'browser' ? ', and so are those of the other servers: the clock of its computer is wrong' : whose === 'server' ? ', while other servers agree with the browser: its clock is wrong' : ''}${decides ? '; by one of them the token is good and by the other it is not' : ''}`,
      evidence: [
        {
          text: `Date of ${hash(trace)} and others: ${span(off)} ${direction} the time of the request`,
          exchanges: [trace],
        },
      ],
      about: `${whose === 'browser' ? 'browser' : trace.origin} clock`,
      mends: whose === 'server' ? 'api' : 'person',
    };
  },
});
