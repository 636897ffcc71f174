import type { Measured } from '../measure.ts';
import type { TradeOff } from '../strategy.ts';

/** Who remembers that somebody is signed in: the server, or the credential itself. */
export function weighStatefulness(m: Measured): TradeOff {
  const id = 'statefulness';
  if (m.statefulness === 'stateful') {
    return {
      id,
      here: m.byCookie
        ? 'Stateful: the cookie holds an ID that says nothing by itself. The server keeps the session and looks it up.'
        : 'Stateful: the credential says nothing by itself. The server looks up what it stands for.',
      measured: `${m.main.length} characters, without readable content`,
      other:
        'With a JWT the request itself would say who asks and until when. The server would check a signature instead of looking up a session, and would no longer know who is signed in.',
    };
  }
  if (m.statefulness === 'stateless') return { id, ...stateless(m) };
  return {
    id,
    here:
      m.statefulness === 'mixed'
        ? 'Mixed: one part of the site keeps sessions on the server, another reads what the token says.'
        : 'Not known: the credential can be an ID or hold its content sealed.',
    other: 'A session puts the state on the server. A JWT puts it into the request, signed by whoever issued it.',
  };
}

function stateless(m: Measured): Omit<TradeOff, 'id'> {
  if (
    m.strategy === 'basic' ||
    m.strategy === 'digest' ||
    m.strategy === 'negotiate' ||
    m.strategy === 'signed-request'
  ) {
    return {
      here: 'Stateless: every request proves the identity anew. There is no session to keep.',
      measured: `${m.requests} requests`,
      other:
        'A session or a JWT would prove it once, at the login, and stand for it afterwards. The password would cross the wire once.',
    };
  }
  return {
    here:
      m.isJwt && m.namesUser
        ? 'Stateless: the token itself says who the user is and until when. The server checks its signature.'
        : 'Stateless: the state of the session lies sealed in the browser and comes back with each request.',
    measured: `${m.main.length} characters carry the state`,
    other:
      'With a session on the server the browser would hold an ID of some 30 characters. The server would need a store that all its instances reach, and could change or end a session at once.',
  };
}
