import { execFileSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate of this run alone, for every host of the corpora. */
export interface TestCertificate {
  key: string;
  cert: string;
  /** Where the certificate lies, for programs that take a file. */
  file: string;
  /** What Chromium's `--ignore-certificate-errors-spki-list` takes. */
  spki: string;
  remove(): void;
}

/** Makes a key and a certificate signed by itself, with openssl. It is valid for a day. */
export function createCertificate(hosts: readonly string[]): TestCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'watchword-certificate-'));
  const [keyFile, file, config] = ['key.pem', 'cert.pem', 'openssl.cnf'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const names = hosts.map((host, index) => `DNS.${index + 1} = ${host}`).join('\n');
  writeFileSync(
    config,
    `[req]\nprompt = no\ndistinguished_name = subject\nx509_extensions = extensions\n[subject]\nCN = Watchword test\n[extensions]\nbasicConstraints = critical, CA:TRUE\nsubjectAltName = @names\n[names]\n${names}\n`,
  );
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const files = ['-keyout', keyFile, '-out', file, '-config', config];
  execFileSync('openssl', ['req', '-x509', ...curve, '-days', '1', ...files], { stdio: 'ignore' });
  const cert = readFileSync(file, 'utf8');
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: readFileSync(keyFile, 'utf8'),
    cert,
    file,
    spki: createHash('sha256').update(publicKey).digest('base64'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
