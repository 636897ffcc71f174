/** @typedef {import('../../src/core/rules/rule.ts').Reference} Reference */

/** Where a standard is read, by the name a rule's meta gives it. `#` stands where a section's anchor goes. */
const DOCUMENTS = new Map([
  ['RFC 6265bis', 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis-22#section-'],
  ['Cookies (layered)', 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-layered-cookies-02#section-'],
  ['RFC 8725bis', 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-rfc8725bis#section-'],
  ['OAuth 2.1', 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1#section-'],
  ['OAuth browser apps', 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps#section-'],
  ['OIDC Core', 'https://openid.net/specs/openid-connect-core-1_0.html'],
  ['CHIPS', 'https://github.com/privacycg/CHIPS'],
  ['Fetch', 'https://fetch.spec.whatwg.org/'],
  ['Web Authentication', 'https://www.w3.org/TR/webauthn-3/'],
  ['PASETO', 'https://github.com/paseto-standard/paseto-spec'],
  ['SAML Profiles', 'https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf'],
  ['SAML Bindings', 'https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf'],
]);

/** OWASP cheat sheets by their short name. */
const CHEAT_SHEETS = new Map([
  ['Session Management', 'Session_Management'],
  ['JSON Web Token', 'JSON_Web_Token'],
  ['CSRF Prevention', 'Cross-Site_Request_Forgery_Prevention'],
  ['SAML Security', 'SAML_Security'],
  ['OAuth 2.0', 'OAuth2'],
  ['REST Security', 'REST_Security'],
  ['HTML5 Security', 'HTML5_Security'],
]);

const ASVS = 'https://github.com/OWASP/ASVS/blob/v5.0.0_release/5.0/en/';
const ASVS_CHAPTERS = new Map([
  ['3', '0x12-V3-Web-Frontend-Security.md'],
  ['4', '0x13-V4-API-and-Web-Service.md'],
  ['6', '0x15-V6-Authentication.md'],
  ['7', '0x16-V7-Session-Management.md'],
  ['9', '0x18-V9-Self-contained-Tokens.md'],
  ['10', '0x19-V10-OAuth-and-OIDC.md'],
  ['11', '0x20-V11-Cryptography.md'],
  ['12', '0x21-V12-Secure-Communication.md'],
  ['13', '0x22-V13-Configuration.md'],
  ['14', '0x23-V14-Data-Protection.md'],
]);

/**
 * Reads the short form of a reference (`RFC 7519 4.1.4`, `CWE 613`, `ASVS 7.3.2`, `OWASP Session Management`) in full.
 * Throws on what it does not know, so that no rule can cite a document nobody can open.
 * @param {string} text
 * @returns {Reference}
 */
export function parseReference(text) {
  const cwe = /^CWE (\d+)$/.exec(text);
  if (cwe)
    return { source: 'CWE', section: cwe[1] ?? '', url: `https://cwe.mitre.org/data/definitions/${cwe[1]}.html` };
  const asvs = /^ASVS ((\d+)\.\d+\.\d+)$/.exec(text);
  const chapter = ASVS_CHAPTERS.get(asvs?.[2] ?? '');
  if (asvs && chapter) return { source: 'OWASP ASVS 5', section: asvs[1] ?? '', url: ASVS + chapter };
  const sheet = /^OWASP (.+)$/.exec(text)?.[1];
  if (sheet !== undefined && CHEAT_SHEETS.has(sheet)) {
    const page = `https://cheatsheetseries.owasp.org/cheatsheets/${CHEAT_SHEETS.get(sheet)}_Cheat_Sheet.html`;
    return { source: 'OWASP Cheat Sheet', section: sheet, url: page };
  }
  const rfc = /^RFC (\d{4}) (\d+(?:\.\d+)*)$/.exec(text);
  if (rfc) {
    const url = `https://www.rfc-editor.org/rfc/rfc${rfc[1]}#section-${rfc[2]}`;
    return { source: `RFC ${rfc[1]}`, section: rfc[2] ?? '', url };
  }
  for (const [source, url] of DOCUMENTS) {
    if (text !== source && !text.startsWith(`${source} `)) continue;
    const section = text.slice(source.length + 1);
    return { source, section, url: url.endsWith('-') ? url + section : url };
  }
  throw new Error(`Unknown reference: ${text}`);
}
