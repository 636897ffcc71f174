import { plural } from '../candidates.ts';
import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** Who remembers that somebody is signed in: the server, or the credential itself. */
export function weighStatefulness(m: Measured): TradeOff {
  return { id: 'statefulness', ...weigh(m) };
}

const AS_JWT =
  'With a JWT the request itself would say who asks and until when. The server would check a signature instead of looking up a session, and would not know by itself who is signed in.';
const AS_SESSION =
  'With a session on the server the browser would hold an ID of some 30 characters. The server would need a store that all its instances reach, and could change or end a session at once.';
const BY_LOGIN = 'A session or a token from a login would stand for the user afterwards, and end.';

function weigh(m: Measured): Omit<TradeOff, 'id'> {
  switch (m.way) {
    case 'session-cookie':
      return {
        here: 'Stateful: the cookie holds an ID. The server looks up the session that belongs to it.',
        ...lengthOf(m),
        other: AS_JWT,
      };
    case 'sealed-cookie':
      return {
        here: 'Stateless: what the server knows of the session lies in the cookie, signed or encrypted, and comes back with each request.',
        ...lengthOf(m),
        other: AS_SESSION,
      };
    case 'jwt-cookie':
      return { here: describeToken(m), ...lengthOf(m), other: AS_SESSION };
    case 'token':
    case 'url-token':
      return ofToken(m);
    case 'api-key':
      return {
        here: 'No session: the server looks up whose the key is, with each request.',
        ...lengthOf(m),
        other: `${BY_LOGIN} A key usually names an application, for as long as nobody replaces it.`,
      };
    case 'basic':
      return {
        here: 'No session: each request carries name and password, and the server checks them each time.',
        measured: sent(m),
        other: `${BY_LOGIN} The password would be sent once, at the login.`,
      };
    case 'digest':
      return {
        here: 'No session: each request carries a hash of the password, of what the server sent to be hashed (the nonce), and of its address. The password itself is not sent.',
        measured: sent(m),
        other: `${BY_LOGIN} The server could then keep a slow hash of the password; for Digest it keeps one that is as good as the password.`,
      };
    case 'negotiate':
      return {
        here: isNtlm(m)
          ? 'Bound to the connection: NTLM signs in once a connection, in three messages, and the server remembers it for that connection.'
          : 'No session of the site: the operating system vouches for the user (Kerberos or NTLM). Often only the first request of a connection carries it.',
        measured: sent(m),
        other: `${BY_LOGIN} It would work outside of the domain too.`,
      };
    case 'signed':
      return {
        here: 'No session: each request is signed with a key, and the server checks it with what it keeps of that key.',
        measured: sent(m),
        other: 'A session or a token would be sent as it is. That is simpler, and whoever copies it can use it.',
      };
    case 'mixed':
      return {
        here:
          m.statefulness === 'mixed'
            ? 'Mixed: the parts of the site differ in what the server has to remember.'
            : 'Not known: the credential can be an ID, or hold its content sealed.',
        other: 'A session puts the state on the server. A JWT puts it into the request, signed by whoever issued it.',
      };
  }
}

function ofToken(m: Measured): Omit<TradeOff, 'id'> {
  if (m.token.isJwt) return { here: describeToken(m), ...lengthOf(m), other: AS_SESSION };
  if (m.statefulness === 'stateless')
    return {
      here: 'Stateless: the token holds its content, signed or encrypted by whoever issued it.',
      ...lengthOf(m),
      other: AS_SESSION,
    };
  if (m.length === undefined)
    return {
      here: 'Not known: the recording hides the token.',
      other:
        'A token that is an ID puts the state on the server. A JWT puts it into the request, signed by whoever issued it.',
    };
  return {
    here: 'The token shows nothing of its content, as an ID does. Whoever checks it then looks up what it stands for, or asks who issued it.',
    ...lengthOf(m),
    other: AS_JWT,
  };
}

function describeToken({ token }: Measured): string {
  if (token.encrypted)
    return 'Stateless, as far as can be told: the token is encrypted, and only the server can read what it holds.';
  if (!token.namesUser)
    return 'The token is signed, and no claim that could be read names the user. The server may look up what it stands for.';
  return `Stateless: the token itself says who the user is${token.end === 'named' ? ', and until when' : ''}. Whoever checks it needs the key, and no look-up.`;
}

/** The length says something of what is in it; of what a recorder hid it says nothing. */
function lengthOf({ length }: Measured): { measured?: string } {
  return length === undefined ? {} : { measured: plural(length, 'character') };
}

function sent({ requests }: Measured): string {
  return `${plural(requests, 'request')} carried it`;
}

function isNtlm({ main }: Measured): boolean {
  return main.scheme === 'ntlm' || main.kind === 'ntlm';
}
