import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

const dockerfile = 'infra/compose/Dockerfile';
const withoutEffectHere = ['ENV', 'USER'];

/** What BuildKit sends of this repository: only what .dockerignore takes back from its `*`. */
async function sentFiles(): Promise<(path: string) => string> {
  const lines = (await readFile(`${dockerfile}.dockerignore`, 'utf8')).split('\n');
  const sent = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  if (!lines.includes('*')) throw new Error('the whole repository would be sent');
  return (path) => {
    if (!sent.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))) throw new Error(`${path} is not sent to the build`);
    return resolve(path);
  };
}

/** A folder's content into the target; a file under the target's name, or its own where that ends in a slash. */
async function copy(source: string, target: string): Promise<void> {
  const intoFolder = target.endsWith('/') && !(await stat(source)).isDirectory();
  await cp(source, intoFolder ? join(target, basename(source)) : target, { recursive: true });
}

/** npm and node only. The compiler's packages are this repository's own and linked, the product's are installed. */
async function run(line: string, folder: string): Promise<void> {
  if (line.startsWith('npm install') && !line.includes('--omit=dev')) return symlink(resolve('node_modules'), join(folder, 'node_modules'));
  const [program = '', ...args] = line.split(/\s+/);
  if (!['npm', 'node'].includes(program)) throw new Error(`${program} is not run here`);
  execFileSync(program, args, { cwd: folder, env: { ...process.env, npm_config_prefer_offline: 'true' }, stdio: 'pipe' });
}

/** Does in folders what the Dockerfile does in layers, and gives the last stage's working directory. */
export async function replayDockerfile(folder: string): Promise<string> {
  const sent = await sentFiles();
  let root = folder;
  let workdir = '/';
  const here = (path: string) => join(root, path.startsWith('/') ? path : join(workdir, path));

  for (const line of (await readFile(dockerfile, 'utf8')).split('\n').filter((text) => /^[A-Z]+ /.test(text))) {
    const [instruction = '', ...words] = line.split(/\s+/);
    const [first = ''] = words;
    if (instruction === 'FROM') {
      [root, workdir] = [join(folder, words.at(-1) ?? ''), '/'];
    } else if (instruction === 'WORKDIR') {
      workdir = first;
      await mkdir(here(''), { recursive: true });
    } else if (instruction === 'COPY') {
      const stage = /^--from=(.+)$/.exec(first)?.[1];
      const sources = words.slice(stage === undefined ? 0 : 1, -1).map((path) => (stage === undefined ? sent(path) : join(folder, stage, path)));
      for (const source of sources) await copy(source, here(words.at(-1) ?? ''));
    } else if (instruction === 'RUN') {
      await run(words.join(' '), here(''));
    } else if (!withoutEffectHere.includes(instruction) && instruction !== 'CMD') {
      throw new Error(`${instruction} is not replayed here`);
    }
  }
  return here('');
}
