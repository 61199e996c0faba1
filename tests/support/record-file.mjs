// Record files as docs/records.md describes them, without the scripts of the site.
import crypto from 'node:crypto';

// RFC 8785 for values that a record file holds: members in the order of their names.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}

/** The checksum that a file should carry. */
export const checksum = ({ checksum: _, ...signed }) => `sha256:${crypto.createHash('sha256').update(canonical(signed)).digest('hex')}`;

/** The text of a file after a change that nobody notices by its checksum. */
export const signed = (file) => JSON.stringify({ ...file, checksum: checksum(file) }, null, 1);
