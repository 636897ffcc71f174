/** Default limits of servers in bytes, smallest first: of one header field, and of all fields of a request together. */
const FIELD_LIMITS: readonly (readonly [number, string])[] = [
  [8190, 'Apache httpd (8,190)'],
  [8192, 'nginx and Tomcat (8,192)'],
  [16_384, 'IIS, Node.js and AWS load balancers (16,384)'],
  [32_768, 'Kestrel (32,768)'],
];
const TOTAL_LIMITS: readonly (readonly [number, string])[] = [
  [8192, 'Tomcat (8,192)'],
  [16_384, 'Node.js and IIS (16,384)'],
  [32_768, 'nginx and Kestrel (32,768)'],
];

/** Which servers refuse a field, or all fields together, of so many bytes by default; else the first that would. */
export function describeLimit(bytes: number, what: 'field' | 'total'): string {
  const limits = what === 'field' ? FIELD_LIMITS : TOTAL_LIMITS;
  const refusing = limits.filter(([limit]) => bytes > limit);
  if (refusing.length === 0) return `the first server to refuse it by default is ${limits[0]?.[1]}`;
  return `refused by default by ${refusing.map(([, name]) => name).join('; ')}`;
}
