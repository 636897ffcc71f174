import { parseSecrets, readMacToken, trySecrets } from '../../core/rules/weak-secrets/try-secrets.ts';
import { browserHmac } from '../../platform/browser-hmac.ts';

/** What the worker is given: a token, its algorithm, and a list of secrets, one a line. */
export interface TrialRequest {
  token: string;
  alg: unknown;
  list: Blob;
}

/** What it tells: how far it is, and at the end the entry that fits, counted from 1, or that none does. */
export type TrialNews =
  | { tried: number; of: number }
  | { entry: number }
  | { none: true; of: number }
  | { failed: string };

/** Larger lists are cut: so much is tried within a few minutes. */
const MAX_BYTES = 50_000_000;

addEventListener('message', ({ data }: MessageEvent<TrialRequest>) => {
  work(data).catch(() => tell({ failed: 'The list could not be read.' }));
});

async function work({ token, alg, list }: TrialRequest): Promise<void> {
  const mac = readMacToken(token, alg);
  if (mac === undefined) return tell({ failed: 'This token has no MAC that could be tried.' });
  const secrets = parseSecrets(await list.slice(0, MAX_BYTES).text());
  let told = 0;
  const onProgress = (tried: number) => {
    if (tried - told < 1000) return;
    told = tried;
    tell({ tried, of: secrets.length });
  };
  const found = await trySecrets(mac, secrets, browserHmac, { onProgress });
  tell(found === undefined ? { none: true, of: secrets.length } : { entry: found + 1 });
}

function tell(news: TrialNews): void {
  postMessage(news);
}
