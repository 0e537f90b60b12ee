interface Personal {
  readonly state: string;
  readonly value: string | null;
}

const isPersonal = (value: object): value is Personal => 'state' in value && 'value' in value;

function walk(value: unknown, path: string, found: Map<string, string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    value.forEach((item) => walk(item, path, found));
  } else if (typeof value !== 'object') {
    found.set(path, '');
  } else if (isPersonal(value)) {
    found.set(path, `:${value.state}`);
  } else {
    for (const [name, inner] of Object.entries(value)) walk(inner, path === '' ? name : `${path}.${name}`, found);
  }
}

/**
 * The fields of a detail that say something, as one sorted line: `caseId facts.answer:WITHHELD facts.topic`. Fields that
 * are null or empty are not in it; of a personal text it tells whether it was opened.
 */
export function told(detail: Readonly<Record<string, unknown>> | null): string {
  if (detail === null) return '';
  const { __typename: event, ...fields } = detail;
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(fields)) walk(value, name.slice(String(event).length + 1), found);
  return [...found].map(([path, state]) => path + state).sort().join(' ');
}

/** The opened personal texts of an answer, wherever they stand in it. */
export function openTexts(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  if (isPersonal(value)) return value.state === 'OPEN' && value.value !== null ? [value.value] : [];
  return Object.values(value).flatMap(openTexts);
}
