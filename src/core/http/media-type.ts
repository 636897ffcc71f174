/**
 * True for the media types of JSON: `application/json`, any `+json` (RFC 6839), JSON lines and sequences, what JSON-RPC
 * calls it (`application/json-rpc`), and the versions that some services number (`application/x-amz-json-1.1`). `type` in lower case, without parameters.
 */
export function isJsonType(type: string): boolean {
  return /json(?!p)/.test(type) && !type.includes('javascript');
}
