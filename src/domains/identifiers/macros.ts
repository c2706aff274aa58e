import { readFileSync } from 'node:fs';

/**
 * SQL macros that bring identifiers to their canonical spelling in bulk: `email_base`, `handle_key`, `ip_canonical`,
 * `organisation_key`. For Engine.script; can be run again.
 */
export function identifierMacros(): string {
  return readFileSync(new URL('sql/identifier-macros.sql', import.meta.url), 'utf8');
}
