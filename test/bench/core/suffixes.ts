import { readPublicSuffixes } from '../../../build/public-suffixes.ts';
import { createPublicSuffixes, type PublicSuffixes } from '../../../src/core/http/site.ts';

/** The list as the builds have it. */
export function readPublicSuffixList(): PublicSuffixes {
  return createPublicSuffixes(readPublicSuffixes());
}
