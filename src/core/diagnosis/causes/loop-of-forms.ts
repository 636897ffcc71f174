import { type CauseMeta, defineCause } from '../cause.ts';
import { isSameButForm } from '../places.ts';
import { hash, list } from '../words.ts';

export const meta: CauseMeta = {
  id: 'loop-of-forms',
  title: 'Two places redirect between forms of one address',
  expected: 'One form of an address (https, with or without www, with or without the slash) is the last.',
  mends: 'proxy',
  next: [
    'Have the proxy tell the application the scheme and the host that the browser used (X-Forwarded-Proto, X-Forwarded-Host), and the application believe it.',
    'Keep redirects to https, www or a slash in one place, the proxy or the application.',
  ],
  settings: {
    Cloudflare: 'SSL/TLS mode Full (strict) instead of Flexible',
    Express: "app.set('trust proxy', 1)",
    Django: "SECURE_PROXY_SSL_HEADER = ('HTTP_X_FORWARDED_PROTO', 'https')",
    WordPress: "$_SERVER['HTTPS'] = 'on' where HTTP_X_FORWARDED_PROTO is https",
    Laravel: "$middleware->trustProxies(at: '*')",
  },
  verify: 'The addresses of the loop are the same but for scheme, www or a slash.',
  references: ['RFC 9110 15.4'],
};

export default defineCause({
  id: 'loop-of-forms',
  kinds: ['redirect-loop'],
  check({ with: others = [] }) {
    const turns = others.filter(
      ({ location, url }) => location && (isSameButForm(location, url) || location.href === url.href),
    );
    if (turns.length < 2 || turns.length < others.length - 1) return undefined;
    const addresses = [...new Set(turns.map(({ url }) => `${url.origin}${url.pathname}`))];
    const self = addresses.length === 1;
    const cookies = turns.some(({ setCookies }) => setCookies.length > 0);
    return {
      weight: (self ? 14 : 19) - (self && cookies ? 8 : 0),
      says: self
        ? `${addresses[0]} redirects to itself: the application takes the connection for another (plain http behind a proxy) than it is`
        : `${list(addresses.slice(0, 3))} redirect to each other`,
      evidence: turns
        .slice(0, 3)
        .map((one) => ({ text: `${hash(one)} leads to ${one.location?.href.slice(0, 100)}`, exchanges: [one] })),
      about: addresses.sort().join(' '),
    };
  },
});
