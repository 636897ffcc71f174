import { parseChallenges } from '../core/http/challenge.ts';
import type { Exchange, Header } from '../core/http/exchange.ts';
import { getHeaders } from '../core/http/header.ts';

/**
 * What Chromium keeps to itself: when a server asks for HTTP authentication, its network stack adds `Authorization` below what
 * extensions see, sends the request again without a further event, and from then on adds it at once within the same protection space.
 * Firefox shows all of this, so nothing is ever noted there.
 */
export interface AnsweredChallenges {
  /** Notes that the browser answered the 401 of this exchange. Gives the field it must have sent, without user and password. */
  note(challenged: Pick<Exchange, 'url' | 'responseHeaders'>): Header | undefined;
  /** The field that the browser adds to a request, if it does. */
  fieldFor(request: Pick<Exchange, 'url' | 'type' | 'initiator' | 'requestHeaders'>): Header | undefined;
  /** The credentials were refused: the browser forgets them. */
  forget(url: string): void;
}

interface Space {
  /** Paths at or below these belong to it (RFC 7617 section 2.2). */
  folders: string[];
  field: Header;
}

const MAX_ORIGINS = 100;
const MAX_FOLDERS = 20;

/** Base64 of `:`, as scrubbing leaves Basic credentials whose user was not seen. */
const BASIC: Header = { name: 'Authorization', value: 'Basic Og==' };
const DIGEST: Header = { name: 'Authorization', value: 'Digest username=""' };

export function createAnsweredChallenges(): AnsweredChallenges {
  const spaces = new Map<string, Space>();
  return {
    note({ url, responseHeaders }) {
      const field = fieldOf(responseHeaders);
      const place = placeOf(url);
      if (!field || !place) return undefined;
      let space = spaces.get(place.origin);
      if (!space || space.field !== field) {
        if (spaces.size >= MAX_ORIGINS) spaces.clear();
        space = { folders: [], field };
        spaces.set(place.origin, space);
      }
      if (space.folders.length < MAX_FOLDERS && !isInside(place.path, space)) space.folders.push(folderOf(place.path));
      return field;
    },
    fieldFor({ url, type, initiator, requestHeaders }) {
      if (spaces.size === 0) return undefined;
      const place = placeOf(url);
      const space = place && spaces.get(place.origin);
      if (!space || !isInside(place.path, space)) return undefined;
      // A script's request to another origin carries no credentials unless it asks for that, and preflights never do.
      if (type === 'preflight' || (type === 'fetch' && initiator !== undefined && initiator !== place.origin))
        return undefined;
      return getHeaders(requestHeaders, 'authorization').length > 0 ? undefined : space.field;
    },
    forget(url) {
      const place = placeOf(url);
      if (place) spaces.delete(place.origin);
    },
  };
}

/** Of the schemes a server offers, the browser takes the strongest it knows; one that cannot be named for sure gives nothing. */
function fieldOf(headers: Header[]): Header | undefined {
  const offered = getHeaders(headers, 'www-authenticate').flatMap((value) => parseChallenges(value.slice(0, 4096)));
  const schemes = new Set(offered.map(({ scheme }) => scheme));
  if (schemes.has('negotiate') || schemes.has('ntlm')) return undefined;
  if (schemes.has('digest')) return DIGEST;
  return schemes.has('basic') ? BASIC : undefined;
}

function placeOf(url: string): { origin: string; path: string } | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname } = new URL(url);
  return { origin, path: pathname };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function isInside(path: string, { folders }: Space): boolean {
  return folders.some((folder) => path.startsWith(folder));
}
