/** A Set-Cookie field of the test, and how it is sent. */
export interface Line {
  /** As it goes over the wire, one byte a character. */
  field: string;
  /** Sent to a page of another site, not to a page of its own. */
  crossSite?: true;
  /** The host that sends it; one of its own when left out. Names must differ then. */
  host?: string;
}

const DAY = 86_400;
const date = (days: number) => new Date(Date.now() + days * DAY * 1000).toUTCString();
const plain = (field: string): Line => ({ field });
const cross = (field: string): Line => ({ field, crossSite: true });

const at = (host: string, field: string): Line => ({ field, host });

/** What servers write, right and wrong. `HOST` stands for the host that sends the field. */
export const lines: readonly Line[] = [
  // Names and values
  plain('a=b'),
  plain('a'),
  plain('=b'),
  plain('a='),
  plain('='),
  plain(''),
  plain('; Path=/'),
  plain('a=b=c'),
  plain('  a  =  b  '),
  plain('a="quoted"'),
  plain('a b=c d'),
  plain('a=b,c=d'),
  plain('a=\xc3\xa9'),
  plain('a=b\x01c'),
  plain('a=b\x07'),
  plain('a=b\x7f'),
  plain('a=b\tc'),
  plain('a=b; Path=/\x07'),
  plain('__proto__=1'),
  // Prefixes
  plain('__Secure-a=b'),
  plain('__Secure-a=b; Secure'),
  plain('__Host-a=b; Secure; Path=/'),
  plain('__Host-a=b; Secure'),
  plain('__Host-a=b; Secure; Path=/; Domain=HOST'),
  plain('__host-a=b; Path=/'),
  plain('=__Host-a=b; Secure; Path=/'),
  plain('__Http-a=b; Secure; HttpOnly'),
  plain('__Http-a=b; Secure'),
  plain('__Host-Http-a=b; Secure; Path=/; HttpOnly'),
  plain('__Host-Http-a=b; Secure; Path=/'),
  // Flags
  plain('a=b; Secure'),
  plain('a=b; HttpOnly'),
  plain('a=b; secure=no; httponly=no'),
  plain('a=b; SameSite=Strict'),
  plain('a=b; SameSite=Lax'),
  plain('a=b; SameSite=None'),
  plain('a=b; SameSite=None; Secure'),
  plain('a=b; SameSite=maybe'),
  plain('a=b; SameSite=Strict; SameSite=Lax'),
  plain('a=b; Partitioned'),
  plain('a=b; Partitioned; Secure; SameSite=None'),
  plain('a=b; Priority=High; Unknown=1'),
  // Domain
  at('localhost', 'b1=b; Secure'),
  at('localhost', 'b2=b; Domain=localhost'),
  at('localhost', '__Host-b3=b; Secure; Path=/'),
  at('localhost', 'b4=b; Domain=.localhost'),
  at('localhost', 'b5=b; Domain=c1.localhost'),
  at('127.0.0.1', 'b1=b; Secure'),
  at('127.0.0.1', 'b2=b; Domain=127.0.0.1'),
  at('127.0.0.1', '__Host-b3=b; Secure; Path=/'),
  at('127.0.0.1', 'b4=b; Domain=.127.0.0.1'),
  at('127.0.0.1', 'b5=b; Domain=0.0.1'),
  at('127.0.0.1', 'b6=b; Domain=localhost'),
  at('127.0.0.1', '__Secure-b7=b; Secure; SameSite=None'),
  plain('a=b; Domain=HOST'),
  plain('a=b; Domain=.HOST'),
  plain('a=b; Domain='),
  plain('a=b; Domain=other.localhost'),
  plain('a=b; Domain=deep.HOST'),
  plain('a=b; Domain=localhost'),
  plain('a=b; Domain=com'),
  plain('a=b; Domain=other.localhost; Domain=HOST'),
  // Path
  plain('a=b; Path=/'),
  plain('a=b; Path=/elsewhere'),
  plain('a=b; Path=relative'),
  plain('a=b; Path='),
  plain('a=b; Path=/x y'),
  // Dates
  plain(`a=b; Expires=${date(30)}`),
  plain(`a=b; Expires=${date(1000)}`),
  plain('a=b; Expires=Thu, 01 Jan 1970 00:00:00 GMT'),
  plain('a=b; Expires=never'),
  plain('a=b; Expires=Wed, 31 Feb 2099 10:00:00 GMT'),
  plain('a=b; Max-Age=3600'),
  plain('a=b; Max-Age=0'),
  plain('a=b; Max-Age=-1'),
  plain('a=b; Max-Age=soon'),
  plain('a=b; Max-Age="3600"'),
  plain('a=b; Max-Age=99999999999'),
  plain(`a=b; Max-Age=3600; Expires=${date(30)}`),
  plain(`a=b; Max-Age=soon; Expires=${date(30)}`),
  // Sizes
  plain(`a=${'x'.repeat(4095)}`),
  plain(`a=${'x'.repeat(4096)}`),
  plain(`${'n'.repeat(4096)}=`),
  plain(`a=b; Path=/${'p'.repeat(1023)}`),
  plain(`a=b; Path=/${'p'.repeat(1024)}`),
  plain(`a=b; Unknown=${'u'.repeat(5000)}`),
  // Answers to a page of another site
  cross('a=b'),
  cross('a=b; SameSite=Lax'),
  cross('a=b; SameSite=Strict'),
  cross('a=b; SameSite=maybe'),
  cross('a=b; SameSite=None; Secure'),
  cross('a=b; SameSite=None; Secure; Partitioned'),
  cross('a=b; Secure'),
];
