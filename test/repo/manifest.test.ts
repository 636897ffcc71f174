import { describe, expect, it } from 'vitest';
import { createBackground, createManifest } from '../../build/manifest.ts';
import { readPublicSuffixes } from '../../build/public-suffixes.ts';
import manifest from '../../manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import { readText } from './files.ts';

describe('manifest.json', () => {
  it('leaves the version to package.json', () => {
    expect(manifest.version).toBe('0.0.0');
    expect(packageJson.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('asks for what it needs and nothing else', () => {
    expect(manifest.permissions).toEqual(['webRequest', 'cookies', 'storage', 'scripting']);
    expect(manifest.host_permissions).toEqual(['<all_urls>']);
    expect(Object.keys(manifest).filter((key) => /permissions|content_scripts|web_accessible/.test(key))).toEqual([
      'permissions',
      'host_permissions',
    ]);
  });

  it('asks for nothing that the README does not explain', () => {
    const section = /## Permissions, and why\n([\s\S]*?)\n## /.exec(readText('README.md'))?.[1] ?? '';
    const explained = [...section.matchAll(/^\| [^|`]*`([^`]+)`[^|]*\|/gm)].map(([, name]) => name);
    expect(explained).toEqual([...manifest.permissions, ...manifest.host_permissions]);
  });

  it('forbids its pages whatever is not its own', () => {
    const policy = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|script-src[^;]*(?:http|data|blob|\*)/);
  });

  it('lets pages connect to https addresses and to this machine only, for key sets, and load nothing else from there', () => {
    const policy = manifest.content_security_policy.extension_pages.split(';').map((directive) => directive.trim());
    const connect = "connect-src 'self' https: http://localhost:* http://127.0.0.1:*";
    expect(policy).toContain(connect);
    for (const directive of policy) if (directive !== connect) expect(directive).not.toMatch(/https?:|wss?:|\*/);
    for (const target of ['chrome', 'firefox'] as const)
      expect(createManifest(target, false).content_security_policy).toEqual(manifest.content_security_policy);
  });
});

describe('the derived manifests', () => {
  it.each(['chrome', 'firefox'] as const)('%s: has the version of package.json and the permissions', (target) => {
    expect(createManifest(target, false)).toMatchObject({
      version: packageJson.version,
      permissions: manifest.permissions,
      content_security_policy: manifest.content_security_policy,
    });
  });

  it('gives Firefox its background scripts, its id and its word on data collection', () => {
    const firefox = { ...createManifest('firefox', false), ...createBackground('firefox') };
    expect(firefox.background).toEqual({ scripts: ['recorder.js'] });
    expect(firefox.browser_specific_settings).toMatchObject({
      gecko: { id: 'watchword@watchword.example', data_collection_permissions: { required: ['none'] } },
    });
    expect(firefox).not.toHaveProperty('minimum_chrome_version');
  });
});

describe('package-lock.json', () => {
  it('names no registry', () => {
    expect(readText('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/registry\./);
  });

  it('has the packages of every system, or npm ci refuses it', () => {
    const { packages } = JSON.parse(readText('package-lock.json')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const names = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)));
    const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('the public suffix list', () => {
  it('has the public and the private section, wildcards and exceptions', () => {
    const rules = new Set(readPublicSuffixes().trim().split('\n'));
    for (const rule of ['com', 'co.uk', 'github.io', '*.ck', '!www.ck']) expect(rules).toContain(rule);
    expect([...rules].every((rule) => /^[!*.\p{L}\p{M}\p{N}-]+$/u.test(rule))).toBe(true);
  });
});
