import { saidText } from './known.ts';
import type { Trace } from './trace.ts';

const HEADER = /^(?:x-)?(?:csrf|xsrf)(?:-?token)?$|^requestverificationtoken$|^x-(?:csrf|xsrf)/;
const FIELD =
  /^(?:_?csrf(?:_?token)?|_token|authenticity_token|csrfmiddlewaretoken|__requestverificationtoken|_xsrf|csrf.*)$/i;
const SAID = /csrf|xsrf|forgery|authenticity|verification token|token mismatch|page expired|invalid token.*form/i;

/** The header that carries a token against forgery. */
export function csrfHeaderOf({ request }: Trace): { name: string; value: string } | undefined {
  for (const [name, value] of request)
    if (HEADER.test(name)) return { name: name.replace(/(^|-)(\w)/g, (part) => part.toUpperCase()), value };
  return undefined;
}

/** The field of a form that carries one; its value is not kept. */
export function csrfFieldOf({ fields }: Trace): string | undefined {
  for (const name of fields.keys()) if (FIELD.test(name)) return name;
  return undefined;
}

/** The cookie that carries one. */
export function csrfCookieOf({ cookies }: Trace): { name: string; value: string } | undefined {
  return cookies.find(({ name }) => /csrf|xsrf|antiforgery/i.test(name));
}

/** The server says, or its status does, that it takes the request for a forgery. */
export function isCsrfRefusal(trace: Trace): boolean {
  return trace.status === 419 || SAID.test(saidText(trace));
}

/** A request that changes something and was refused without a word on who is signed in. */
export function maybeCsrfRefusal(trace: Trace): boolean {
  return isCsrfRefusal(trace) || (trace.status === 403 && !/^(?:GET|HEAD|OPTIONS)$/.test(trace.method));
}
