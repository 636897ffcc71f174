import { cutPage } from '../core/http/form-post.ts';
import type { Connection } from '../messages/connection.ts';
import { type CapturedBody, MAX_BODY, MAX_MEDIA_TYPE } from '../messages/protocol.ts';
import type { FinishedRequest } from '../platform/finished-requests.ts';

/** Names and beginnings that a body with a token in it holds, and what each key of a key set has. */
const HINT = /token|jwt|eyJ|session|assertion|"kty"/i;
/** What a short body holds that refuses, knows nobody, lists keys or asks for a passkey. All others stay where they are. */
const SAYS = /"(?:errors?|message|detail|code|keys|rpId|rp|user)"|^\s*(?:null|\{\s*\})\s*$/;
const MAX_SAYING = 16_384;
/** Characters of a refusal in plain words. */
const MAX_REASON = 240;

/** Hands response bodies that may hold tokens to the background: only DevTools can read them. */
export function createBodyReader(connection: Connection, tabId: number): (request: FinishedRequest) => Promise<void> {
  return async (finished) => {
    const mediaType = (finished.response.content?.mimeType ?? '').slice(0, MAX_MEDIA_TYPE);
    const isPage = /html/i.test(mediaType);
    const refused = (finished.response.status ?? 0) >= 400;
    const isReason = refused && /^text\/plain/i.test(mediaType);
    if (!isPage && !isReason && !/json|jwt|x-www-form-urlencoded/i.test(mediaType)) return;
    try {
      const [content, encoding] = await finished.getContent();
      const decoded = content !== null && encoding === 'base64' ? decodeBase64(content) : content;
      // Of a page only what tells of a sign-in, or of a refusal, goes further.
      if (isReason && (decoded ?? '').length > MAX_REASON) return;
      const text = isPage ? cutPage((decoded ?? '').slice(0, MAX_BODY), refused) : decoded;
      // An empty body was read, but for one that DevTools hold no more.
      const isGone = text === '' && (finished.response.content?.size ?? 0) > 0;
      if (text === null || isGone || ((isPage || isReason) && text === '')) return;
      const body = bodyOf(finished, tabId, mediaType, text, isReason);
      if (body) await connection.request('capture.body', body);
    } catch {
      // DevTools was closed, or the page has gone and its bodies with it; the capture says that it reads none without DevTools.
    }
  };
}

function bodyOf(
  finished: FinishedRequest,
  tabId: number,
  mediaType: string,
  text: string,
  isReason: boolean,
): CapturedBody | undefined {
  const startedAt = Date.parse(finished.startedDateTime);
  if (Number.isNaN(startedAt)) return undefined;
  const { url, method } = finished.request;
  const { status } = finished.response;
  const from = { tabId, url, method, startedAt, ...(status !== undefined && status > 0 ? { status } : {}), mediaType };
  // A body without a hint stays where it is; the capture is told that it was looked at.
  const says = isReason || text.startsWith('<html>') || (text.length <= MAX_SAYING && SAYS.test(text));
  if (!HINT.test(text) && !says) return { ...from, text: '' };
  const body: CapturedBody = { ...from, text: text.slice(0, MAX_BODY) };
  return text.length > MAX_BODY ? { ...body, truncated: true } : body;
}

function decodeBase64(text: string): string {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
