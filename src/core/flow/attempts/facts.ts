import type { BodyDigest } from '../../credential/body-digest.ts';

/** What a body says that a sign-in needs later on: the description of a server, a pushed request, a device's code, who the user is. */
export function factsIn(body: BodyDigest): Readonly<Record<string, string>> | undefined {
  return body.document;
}
