import type { PublicSuffixes } from '../core/http/site.ts';
import type * as judgeScript from '../judge/judge.ts';

/** The script that tells what facts say. */
export type Judge = typeof judgeScript;

/** That script, once somebody asks. Until then the background only writes down. */
export interface Judging {
  /** Resolves when it is there. */
  load(): Promise<Judge>;
  /** Throws before it is there. */
  get(): Judge;
  /** Registrable domain of a host; throws before it is there. */
  siteOf(host: string): string;
  suffixes: PublicSuffixes;
}

export interface JudgingOptions {
  loadJudge(): Promise<Judge>;
  /** Text of the public suffix list. */
  loadSuffixes(): Promise<string>;
}

/** Nothing is loaded yet. */
export function createJudging({ loadJudge, loadSuffixes }: JudgingOptions): Judging {
  let loaded: { judge: Judge; suffixes: PublicSuffixes } | undefined;
  let loading: Promise<Judge> | undefined;

  async function load(): Promise<Judge> {
    const [judge, text] = await Promise.all([loadJudge(), loadSuffixes()]);
    loaded = { judge, suffixes: judge.createPublicSuffixes(text) };
    return judge;
  }

  function need() {
    if (!loaded) throw new Error('Nothing can be judged before the judge is loaded.');
    return loaded;
  }

  return {
    load() {
      // What could not be loaded once is asked for again.
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    get: () => need().judge,
    siteOf: (host) => need().judge.siteOf(host, need().suffixes),
    suffixes: { registrableDomain: (host) => need().suffixes.registrableDomain(host) },
  };
}
