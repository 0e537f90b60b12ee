// `npm run token -- <user>`: prints an access token of a development user and nothing else, ready for a header.
// Asks the office or gateway that runs on this machine, on PORT or 4000.
const [user] = process.argv.slice(2);
const port = process.env.PORT ?? '4000';
const issuer = `http://127.0.0.1:${port}/dev/issuer`;

function giveUp(...lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}

async function ask(path, options) {
  const answer = await fetch(`${issuer}${path}`, options).catch(() => undefined);
  if (answer === undefined) giveUp(`Nothing answers on port ${port}. Start the office with npm start, or set PORT to where it runs.`);
  const body = await answer.json().catch(() => undefined);
  return { status: answer.status, body };
}

/** The names in columns, as many as fit. */
function columns(names) {
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const each = Math.max(1, Math.floor((process.stderr.columns ?? 80) / width));
  const rows = Array.from({ length: Math.ceil(names.length / each) }, (_, row) => names.slice(row * each, (row + 1) * each));
  return rows.map((row) => `  ${row.map((name) => name.padEnd(width)).join('').trimEnd()}`);
}

async function listUsers(sentence) {
  const { status, body } = await ask('/users');
  if (status !== 200 || !Array.isArray(body)) giveUp(`There is no development issuer on port ${port}: tokens come from the issuer that OIDC_ISSUER names.`);
  giveUp(sentence, ...columns(body.map(({ name }) => name)));
}

if (user === undefined) await listUsers('Say as whom: npm run token -- <user>, with one of');
const { status, body } = await ask('/token', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ user }),
});
if (status !== 200 || typeof body?.access_token !== 'string') await listUsers(`There is no user ${JSON.stringify(user)}. There are`);
console.log(body.access_token);
