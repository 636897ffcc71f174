/** What a server answered to a request that a person asked for. */
export type PublicAnswer = { ok: true; text: string } | { ok: false; reason: string };

/** A key set with certificates in it is tens of kilobytes. */
const MAX_BYTES = 262_144;
const TIMEOUT_MS = 10_000;

/**
 * Gets a public document with one GET request, when a person asked for it: an issuer's description or its key set. Nothing goes along,
 * no cookie and no referrer, and no redirect is followed. The only request that the extension ever makes to another host.
 */
export async function fetchPublic(url: string): Promise<PublicAnswer> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return { ok: false, reason: `The server answered with status ${response.status}.` };
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength > MAX_BYTES) return { ok: false, reason: 'The answer is too long for a key set.' };
    return { ok: true, text: new TextDecoder().decode(bytes) };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return {
      ok: false,
      reason: late
        ? `The server did not answer in ${TIMEOUT_MS / 1000} seconds.`
        : 'The server could not be reached, its certificate is not trusted, or it points to another address.',
    };
  }
}
