/**
 * True for the media types of JSON: `application/json`, any `+json` (RFC 6839), JSON lines and sequences, and the versions that some
 * services number (`application/x-amz-json-1.1`). `type` in lower case, without parameters.
 */
export function isJsonType(type: string): boolean {
  return /[/+](?:x-)?(?:nd|geo-?)?json(?:p|l|lines|-seq|5)?$|^application\/(?:x-)?(?:[a-z]{2,16}-)?json(?:-?\d+(?:\.\d+)?)?$|^application\/(?:x-)?jsonlines$/.test(
    type,
  );
}
