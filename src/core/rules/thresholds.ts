import type { Thresholds } from './rule.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The numbers rules use unless a person sets others. */
export const DEFAULT_THRESHOLDS: Readonly<Thresholds> = {
  // RFC 6750 section 5.3: "one hour or less"; half an hour more, for issuers that spread lifetimes over 60 to 90 minutes.
  accessLifetimeInfoSeconds: 90 * 60,
  accessLifetimeWarningSeconds: DAY,
  accessLifetimeErrorSeconds: 30 * DAY,
  // A JWT as session cannot be revoked without server state: a day, then the 30 days of NIST SP 800-63B AAL1, then the 400 days of browsers.
  jwtSessionInfoSeconds: DAY,
  jwtSessionWarningSeconds: 30 * DAY,
  jwtSessionErrorSeconds: 400 * DAY,
  idLifetimeInfoSeconds: DAY,
  refreshLifetimeInfoSeconds: 90 * DAY,
  refreshLifetimeWarningSeconds: 400 * DAY,
  // RFC 7519 section 4.1.4 allows leeway of "no more than a few minutes".
  clockLeewaySeconds: 60,
  // Half of the common limit; three quarters of it; the limit of Apache (8190), nginx and Tomcat (8192).
  authorizationInfoBytes: 4096,
  authorizationWarningBytes: 6144,
  authorizationErrorBytes: 8190,
  // RFC 6265bis section 5.7: a cookie of more than 4096 bytes of name and value is dropped.
  cookieWarningBytes: 3584,
  cookieErrorBytes: 4096,
  // RFC 6265bis section 4.2.1 names 8192 bytes as a common limit; Node.js and IIS refuse 16 KiB.
  cookieHeaderInfoBytes: 4096,
  cookieHeaderWarningBytes: 8190,
  cookieHeaderErrorBytes: 16_384,
  // Tomcat 8 KiB, Node.js and IIS 16 KiB, nginx and Kestrel 32 KiB for all headers.
  headersInfoBytes: 8192,
  headersWarningBytes: 16_384,
  headersErrorBytes: 32_768,
  claimsBytes: 4096,
  claimBytes: 1024,
  claimEntries: 50,
  sessionCookieInfoSeconds: DAY,
  sessionCookieWarningSeconds: 30 * DAY,
  // OWASP asks for 64 bits, ASVS 5 for 128; 112 keeps UUIDs (122) and ASP.NET session IDs (120) quiet.
  sessionEntropyInfoBits: 112,
  sessionEntropyWarningBits: 64,
};
