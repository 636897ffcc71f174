/** Names of procedures as people write them. What looks like a secret (many digits, too long) is none. */
const NAME = /^(?=(?:\D*\d){0,4}\D*$)[A-Za-z_][\w.:/-]{0,63}$/;
/** The first field of a GraphQL mutation, past its name, its variables and an alias (GraphQL section 2.3 and 2.7). */
const MUTATION = /^\s*mutation\b[^{]{0,4096}\{\s*(?:[A-Za-z_]\w{0,127}\s*:\s*)?([A-Za-z_]\w{0,63})/;

/**
 * The procedure that a JSON body calls: the method of JSON-RPC (2.0 and what is like it), or the first field of a GraphQL mutation. It is a name of the
 * server's interface and says what fields with positions for names do not. Undefined when the body calls nothing, or by no plain name.
 */
export function readCall(body: unknown): string | undefined {
  // A batch is named by its first call.
  const call: unknown = Array.isArray(body) ? body[0] : body;
  if (typeof call !== 'object' || call === null) return undefined;
  const { method, params, jsonrpc, query } = call as Record<string, unknown>;
  if (typeof method === 'string' && (params !== undefined || jsonrpc !== undefined))
    return NAME.test(method) ? method : undefined;
  if (typeof query !== 'string') return undefined;
  const field = MUTATION.exec(query.slice(0, 8192))?.[1];
  return field !== undefined && NAME.test(field) ? field : undefined;
}
