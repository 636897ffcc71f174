import { detectJwt } from './decode/jwt-detect.ts';
import { detectShape } from './shapes/detect-shape.ts';

const MIN_KEY = 16;
/** Digits, or changes between small and capital letters, that a name of words and a year does not have. */
const MIN_MIXED = 5;

/**
 * True when the user name of Basic, of Digest or of a URL is an API key or a token, as many services take them: then it is the secret,
 * and nobody's name.
 */
export function isKeyAsUser(user: string): boolean {
  if (user.length < 8 || /[\s@\\]/.test(user)) return false;
  const shape = detectShape(user);
  if (shape && shape.certainty !== 'low' && (shape.class === 'secret' || shape.class === 'publishable')) return true;
  if (detectJwt(user) !== undefined) return true;
  if (user.length < MIN_KEY || !/^[\w.~+/=-]+$/.test(user)) return false;
  const mixed = user.match(/\d|[a-z][A-Z]|[A-Z]{2}[a-z]/g)?.length ?? 0;
  return /[A-Za-z]/.test(user) && mixed >= MIN_MIXED;
}
