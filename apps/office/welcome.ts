import type { DevIssuer } from '#platform';

/** One sign-in name of each role, the first of the directory that answers for a place where the demonstration happens. */
function namesByRole({ users }: DevIssuer): readonly string[] {
  const preferred = [...users].sort((a, b) => Number(b.actor.province === '17') - Number(a.actor.province === '17'));
  const byRole = new Map(preferred.toReversed().map(({ name, actor }) => [actor.role, name]));
  return [...byRole].map(([role, name]) => `  ${name.padEnd(18)} ${role}`).sort();
}

/** What a newcomer needs to take the first step. */
export function welcome(url: string, issuer: DevIssuer): string {
  const { port } = new URL(url);
  const token = port === '4000' ? 'npm run -s token' : `PORT=${port} npm run -s token`;
  return [
    `ToldOnce is ready: ${url}/graphql`,
    `Open ${url} in a browser to try it, or sign in on the command line, for example as one of`,
    ...namesByRole(issuer),
    'and ask',
    `  curl -s ${url}/graphql -H "authorization: Bearer $(${token} -- dosvy-17)" \\`,
    `    -H 'content-type: application/json' -d '{"query":"{ me { unit role } children(first: 3) { edges { node { id identity { nameLatin { value } } } } } }"}'`,
    'Ctrl-C stops it; the next start finds everything again.',
  ].join('\n');
}
