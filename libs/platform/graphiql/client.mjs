// The page in the browser: signs in as the chosen development user and runs GraphiQL's operations as that user.
const chosenUser = 'toldonce:user';
const firstUser = 'ahtjp-17';
const found = (id) => document.getElementById(id);
const say = (sentence) => {
  found('said').textContent = sentence;
};

let token;
const authorization = () => (token === undefined ? {} : { authorization: `Bearer ${token}` });

/** What earlier answers gave: "registerChild.id" and the like, to be used by later operations. */
const answered = new Map();

function remember(result) {
  for (const [field, value] of Object.entries(result?.data ?? {})) {
    for (const part of ['id', 'receipt']) if (typeof value?.[part] === 'string') answered.set(`${field}.${part}`, value[part]);
  }
  return result;
}

/** ISO 8601 in Phnom Penh, seven hours ahead. */
const there = () => new Date(Date.now() + 7 * 60 * 60 * 1000).toISOString();
const freshly = {
  now: () => `${there().slice(0, 19)}+07:00`,
  today: () => there().slice(0, 10),
  'new id': () => crypto.randomUUID(),
};

function filledIn(text) {
  const wanted = /^<(.+)>$/.exec(text)?.[1];
  if (wanted === undefined) return text;
  const value = freshly[wanted]?.() ?? answered.get(wanted);
  if (value === undefined) throw new Error(`Run ${wanted.split('.')[0]} first: its answer is used here in place of <${wanted}>.`);
  return value;
}

/** Variables with <now>, <new id>, <searchChildren.receipt>, <registerChild.id> … replaced by what they stand for. */
function filled(value) {
  if (typeof value === 'string') return filledIn(value);
  if (Array.isArray(value)) return value.map(filled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner)]));
}

async function overHttp(operation, headers) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization(), ...headers },
    body: JSON.stringify(operation),
  });
  return remember(await answer.json());
}

/** One socket for one subscription, in the protocol graphql-transport-ws. */
const overWebSocket = (operation) => ({
  subscribe(reader) {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    const send = (message) => socket.send(JSON.stringify(message));
    const on = {
      connection_ack: () => send({ id: 'one', type: 'subscribe', payload: operation }),
      next: ({ payload }) => reader.next(payload),
      error: ({ payload }) => reader.next({ errors: payload }),
      complete: () => reader.complete(),
      ping: () => send({ type: 'pong' }),
    };
    socket.addEventListener('open', () => send({ type: 'connection_init', payload: authorization() }));
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(data);
      on[message.type]?.(message);
    });
    socket.addEventListener('close', ({ reason }) => reader.error(new Error(reason || 'The connection was closed.')));
    return { unsubscribe: () => socket.close() };
  },
});

const isSubscription = ({ operationName }, document) =>
  document?.definitions.some(({ operation, name }) => operation === 'subscription' && (operationName ?? name?.value) === name?.value);

function fetcher({ query, operationName, variables }, { headers, documentAST } = {}) {
  try {
    const operation = { query, operationName, variables: filled(variables) };
    return isSubscription(operation, documentAST) ? overWebSocket(operation) : overHttp(operation, headers);
  } catch (error) {
    return { errors: [{ message: error.message }] };
  }
}

async function signIn(user) {
  const answer = await fetch('/dev/issuer/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  if (!answer.ok) throw new Error(`${user} cannot be signed in.`);
  token = (await answer.json()).access_token;
  localStorage.setItem(chosenUser, user);
  found('copy').disabled = false;
  say('');
}

/** The units in which most of the demonstration happens, before the lists of all. */
const startHere = ['ahtjp-17', 'police-1710', 'dosvy-17', 'ngo-a', 'court-17', 'ngo-c'];
const inWords = (role) => role.charAt(0).toUpperCase() + role.slice(1).replaceAll('-', ' ');

function addGroup(label, users) {
  const group = document.createElement('optgroup');
  group.label = label;
  group.append(...users.map(({ name, label: unit }) => new Option(`${unit} · ${name}`, name)));
  found('user').append(group);
}

function offer(users) {
  addGroup(
    'Start here',
    startHere.flatMap((name) => users.filter((user) => user.name === name)),
  );
  const roles = Object.groupBy(users, ({ role, agency }) => (role === 'ngo' || role === 'lawyer' ? inWords(role) : `${agency}: ${inWords(role)}`));
  for (const [role, members] of Object.entries(roles)) addGroup(role, members);
  const wanted = [localStorage.getItem(chosenUser), firstUser, users[0]?.name];
  found('user').value = wanted.find((name) => users.some((user) => user.name === name));
  found('user').disabled = false;
}

async function openDoor() {
  const answer = await fetch('/dev/issuer/users');
  if (!answer.ok) throw new Error('No development issuer here: set an Authorization header below.');
  offer(await answer.json());
  await signIn(found('user').value);
}

const failed = (error) => say(error.message);
found('user').addEventListener('change', ({ target }) => {
  signIn(target.value).catch(failed);
});
found('copy').addEventListener('click', () => {
  navigator.clipboard.writeText(token).then(() => say('Copied.'), failed);
});
await openDoor().catch(failed);

const examples = JSON.parse(found('examples').textContent);
YogaGraphiQL.renderYogaGraphiQL(found('root'), {
  fetcher,
  defaultTabs: examples,
  variables: examples[0]?.variables,
  // Without these the first operation, with the names typed into it, would be kept in the address and in the browser.
  initialQuery: undefined,
  onEditQuery: () => {},
  storage: sessionStorage,
  shouldPersistHeaders: false,
});
