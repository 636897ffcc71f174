import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCertificate } from '../../../../src/core/credential/decode/certificate.ts';

/** Made with `openssl req -x509`. */
const RSA =
  'MIIDfzCCAmegAwIBAgIUX7dxYHNttBr5473+YhwjJkmzVOswDQYJKoZIhvcNAQELBQAwTzELMAkGA1UEBhMCQ0gxEzARBgNVBAoMCkV4YW1wbGUgQUcxETAPBgNVBAsMCElkZW50aXR5MRgwFgYDVQQDDA9pZHAuZXhhbXBsZS5vcmcwHhcNMjYxMTI4MTIzNTMyWhcNMzYxMTI1MTIzNTMyWjBPMQswCQYDVQQGEwJDSDETMBEGA1UECgwKRXhhbXBsZSBBRzERMA8GA1UECwwISWRlbnRpdHkxGDAWBgNVBAMMD2lkcC5leGFtcGxlLm9yZzCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBALjCsap1HAnMCHda2IGpamIjs3FDmqApKOIGwkwAYNTX944XCX2pDo3kVuXnwBK/lm1QrlmOMCXv9Ak3ocJULQaji5+leyVjeU/Ps+3HJBCRcIVRRGYO9HRlEnEADw1BcsqEhiifV3V4sV/n+59VdLsLza9qBXd4RtkvaeST+UdLpx1ORovtFaPe/LaNNzBGOVMWdfxqQH4pOloB7WnHgJgfy/xmznksPSeDjLYLTiVGkd9OPWGfRmBQt587uNbO2GUtWdbsB3IPqomMNCYv7bMwkRnNZg9xAOAvSLMWNMsSi/rKFOBV1wfHdmWIzM78oUyPgtJyFNqtd5mfEkONilcCAwEAAaNTMFEwHQYDVR0OBBYEFK7t4va2h2z/6itUVpopnD4njnROMB8GA1UdIwQYMBaAFK7t4va2h2z/6itUVpopnD4njnROMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEBAE6ONhqpasZzf6LrVRIzbQTyRtUy5uct6xDqSSJHjG49sjjfFo4s1FTwrejX2kjaLGAmkVPPz070ygdsxMlruQ+xqMikb5aSaeMr1ToOSXORKDoyVm88uT+sQZDrYs4pYQC0ZSujbLSIxLCKqMonpEzhMdyCHhwONAXtElQh7uC9B+F7McmBqtVwR+kMEpZ4/DgIKgb9LzJz0v1GIZ8YDx6BFJukWv/LOELExBi1ByQT9gOBkJUDGXPkDZ4UQRaQL4fTAleUCGiVfp4M5706ozPi8bPSbHkqPq9756JQMQvMmTi8EPb8Qv1g9rBn+JCguIG8OBiiMlC6wWET3hgzj98=';
const EC =
  'MIIBjjCCATWgAwIBAgIUGfPbghpDHHbnzQ2zmgzvxgcCSR0wCgYIKoZIzj0EAwIwHDEaMBgGA1UEAwwRWsO8cmljaCBJZFAsIFRlc3QwIBcNMjYxMTI4MTIzNTMyWhgPMjEwOTAxMTcxMjM1MzJaMBwxGjAYBgNVBAMMEVrDvHJpY2ggSWRQLCBUZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEH1q/cdUHSl7VE8Or3QCPlHfZ1x0KLYBnbxNFiIsFb+BnBWhqc3DWp6V+Hr2j968F9JoOtYigYDT+QVb0mQz4DKNTMFEwHQYDVR0OBBYEFMmiMTGhzxAfS6za1hL1a7cAKSGGMB8GA1UdIwQYMBaAFMmiMTGhzxAfS6za1hL1a7cAKSGGMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgKpo9+9lJcy18U9WRnEd2SIvhjcNpn2oyksBQGeenzUkCIFIqCn7CEZycaw05vhDb7kb2TAu+NKMcF2CsD09ls13p';
const ED =
  'MIIBizCCAT2gAwIBAgIUUkPtDtXYdgXw90e7aBHPh5DnzfUwBQYDK2VwMDsxEzARBgoJkiaJk/IsZAEZFgNvcmcxFzAVBgoJkiaJk/IsZAEZFgdleGFtcGxlMQswCQYDVQQDDAJlZDAeFw0yNjExMjgxMjM0MzBaFw0yNjEyMDgxMjM0MzBaMDsxEzARBgoJkiaJk/IsZAEZFgNvcmcxFzAVBgoJkiaJk/IsZAEZFgdleGFtcGxlMQswCQYDVQQDDAJlZDAqMAUGAytlcAMhACnr0zoZ/aa+7UZxxiMysM2piOHrGUOoJYBAjBnZUjsuo1MwUTAdBgNVHQ4EFgQUSepEfGSGNMzFwB2FG5BGI3WypRowHwYDVR0jBBgwFoAUSepEfGSGNMzFwB2FG5BGI3WypRowDwYDVR0TAQH/BAUwAwEB/zAFBgMrZXADQQD5c1vdxC4iz/EeVWGBFL7IU+T+kJ6wlWR+HZ65GGAZBVfaCI2fUAAVtHp0qD/uMmrA3itvnscV4gY8abF6sewI';

function timesOf(text: string) {
  const { validFrom, validTo, serialNumber } = new X509Certificate(Buffer.from(text, 'base64'));
  return { notBefore: Date.parse(validFrom), notAfter: Date.parse(validTo), serial: serialNumber.toLowerCase() };
}

describe('decodeCertificate', () => {
  it('reads an RSA certificate', () => {
    expect(decodeCertificate(RSA)).toMatchObject({
      subject: 'CN=idp.example.org,OU=Identity,O=Example AG,C=CH',
      issuer: 'CN=idp.example.org,OU=Identity,O=Example AG,C=CH',
      key: 'RSA 2048',
      signedWith: 'RSA with SHA-256',
      isSelfIssued: true,
      ...timesOf(RSA),
    });
  });

  it('reads a name beyond ASCII, escapes what would end it, and a time after 2049', () => {
    expect(decodeCertificate(EC)).toMatchObject({
      subject: 'CN=Zürich IdP\\, Test',
      key: 'EC P-256',
      signedWith: 'ECDSA with SHA-256',
      ...timesOf(EC),
    });
  });

  it('reads an Ed25519 certificate from PEM', () => {
    const pem = `-----BEGIN CERTIFICATE-----\n${ED.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
    expect(decodeCertificate(pem)).toMatchObject({
      subject: 'CN=ed,DC=example,DC=org',
      key: 'Ed25519',
      signedWith: 'Ed25519',
      ...timesOf(ED),
    });
  });

  it('gives the bytes that its fingerprint is made of', () => {
    expect(Buffer.from(decodeCertificate(RSA)?.der ?? [])).toEqual(Buffer.from(RSA, 'base64'));
  });

  it('reads the name of another issuer', () => {
    const bytes = Buffer.from(ED, 'base64');
    const at = bytes.indexOf('ed');
    bytes.write('ca', at);
    const certificate = decodeCertificate(bytes.toString('base64'));
    expect(certificate).toMatchObject({ issuer: 'CN=ca,DC=example,DC=org', subject: 'CN=ed,DC=example,DC=org' });
    expect(certificate?.isSelfIssued).toBe(false);
  });

  it('is silent of what is no certificate', () => {
    for (const text of ['', 'abc', 'MIIB', RSA.slice(0, 400), '!!!', 'MAA=', 'A'.repeat(100_000)])
      expect(decodeCertificate(text)).toBeUndefined();
  });

  it('never throws, whatever octets change', () => {
    const bytes = Buffer.from(EC, 'base64');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (edits) => {
          const copy = Buffer.from(bytes);
          for (const [at, octet] of edits) copy[at] = octet;
          decodeCertificate(copy.toString('base64'));
        },
      ),
    );
  });
});
