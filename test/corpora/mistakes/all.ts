import { cookieMistakes } from './cookies.ts';
import { crossSiteMistakes } from './cross-site.ts';
import type { Mistake } from './mistake.ts';
import { sessionMistakes } from './sessions.ts';
import { signInMistakes } from './sign-in.ts';
import { tokenMistakes } from './tokens.ts';
import { transportMistakes } from './transport.ts';

/** The seeded corpus: one mistake at a time. */
export const mistakes: Mistake[] = [
  ...cookieMistakes,
  ...tokenMistakes,
  ...transportMistakes,
  ...crossSiteMistakes,
  ...sessionMistakes,
  ...signInMistakes,
];
