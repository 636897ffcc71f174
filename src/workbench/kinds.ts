import type { Pasted } from '../core/paste/read-pasted.ts';

/** What a pasted text is, in words. */
export function describePasted(pasted: Pasted): string {
  switch (pasted.kind) {
    case 'token':
      if (pasted.jwt.form === 'jwe') return 'An encrypted token (JWE)';
      return pasted.jwt.form === 'jws' ? 'A signed token (JWT)' : 'A token that is not whole';
    case 'sd-jwt':
      return 'A token with disclosures (SD-JWT)';
    case 'saml':
      return `A SAML message: ${pasted.saml.kind}`;
    case 'set-cookie':
      return 'A Set-Cookie field';
    case 'cookies':
      return 'A Cookie header';
    case 'basic':
      return 'HTTP Basic: user and password';
    case 'sealed':
      return `A value that a framework seals: ${pasted.sealed.format}`;
    case 'curl':
      return 'A cURL command';
    case 'url':
      return 'A URL';
    case 'form':
      return 'A form, or a query';
    case 'json':
      return 'JSON with tokens in it';
    case 'headers':
      return 'Header lines';
    case 'unknown':
      return 'Nothing that is known here';
  }
}
