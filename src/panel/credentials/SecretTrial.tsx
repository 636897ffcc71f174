import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DecodedJwt } from '../../core/credential/decode/jwt.ts';
import { formatCount, formatNumberOf } from '../../ui/format.ts';
import type { TrialNews, TrialRequest } from './secret-worker.ts';

interface SecretTrialProps {
  jwt: DecodedJwt;
  /** Fetches the whole token, when a person asks. */
  reveal: () => Promise<string | undefined>;
  /** By default a worker of its own; tests stand in for it. */
  start?: () => Worker;
}

const startWorker = () => new Worker(new URL('./secret-worker.ts', import.meta.url), { type: 'module' });

/** Tries the secrets of a list that a person picks on a token with a MAC. Nothing leaves the browser. */
export function SecretTrial({ jwt, reveal, start = startWorker }: SecretTrialProps) {
  const news = useSignal<TrialNews | undefined>(undefined);
  const worker = useRef<Worker | undefined>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const stop = () => {
    worker.current?.terminate();
    worker.current = undefined;
  };
  useEffect(() => stop, []);
  if (!/^HS(?:256|384|512)$/.test(String(jwt.header?.alg ?? ''))) return null;

  const pick = async (picked: HTMLInputElement) => {
    const [list] = picked.files ?? [];
    const token = list && (await reveal().catch(() => undefined));
    picked.value = '';
    if (list === undefined) return;
    stop();
    if (token === undefined) {
      news.value = { failed: 'The token is no longer in memory.' };
      return;
    }
    news.value = { tried: 0, of: 0 };
    const started = start();
    worker.current = started;
    started.onmessage = ({ data }: MessageEvent<TrialNews>) => {
      news.value = data;
      if (!('tried' in data)) stop();
    };
    started.onerror = () => {
      news.value = { failed: 'The secrets could not be tried.' };
      stop();
    };
    started.postMessage({ token, alg: jwt.header?.alg, list } satisfies TrialRequest);
  };
  const cancel = () => {
    stop();
    news.value = undefined;
  };
  const running = news.value !== undefined && 'tried' in news.value;
  return (
    <div class="secret-trial">
      <h2>Secret</h2>
      <p class="muted">
        A thousand well-known secrets are tried by themselves. A longer list, one secret a line, is tried here; nothing
        leaves this browser.
      </p>
      <p class="trial-actions">
        {running ? (
          <button type="button" class="button" onClick={cancel}>
            Cancel
          </button>
        ) : (
          <button type="button" class="button" onClick={() => input.current?.click()}>
            Try a list…
          </button>
        )}
        <input
          type="file"
          hidden
          ref={input}
          accept=".txt,.list,text/plain"
          onChange={({ currentTarget }) => void pick(currentTarget)}
        />
        <output>{describe(news.value)}</output>
      </p>
    </div>
  );
}

function describe(news: TrialNews | undefined): string {
  if (news === undefined) return '';
  if ('failed' in news) return news.failed;
  if ('entry' in news)
    return `Entry ${formatCount(news.entry)} of the list is the secret: anybody can write such tokens.`;
  if ('none' in news) return `None of ${formatNumberOf(news.of, 'secret')} fits.`;
  return news.of === 0 ? 'Reading the list' : `${formatCount(news.tried)} of ${formatCount(news.of)}`;
}
