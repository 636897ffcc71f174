import type { Plugin } from 'vite';

/** The pages in which a person can ask for an issuer's key set. */
const ASKING = /\/src\/(?:panel|workbench)\//;

/**
 * The manifest lets pages connect to https addresses and to this machine, for key sets that a person asks for. Pages in which nobody can
 * ask are held to the extension's own files.
 */
export function pagePolicy(): Plugin {
  return {
    name: 'watchword:page-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { path }) =>
        ASKING.test(path)
          ? []
          : [
              {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: "connect-src 'self'" },
                injectTo: 'head-prepend',
              },
            ],
    },
  };
}
