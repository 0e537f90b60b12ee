// Installs the dependencies when they are missing or are not the ones that package.json and its lock ask for.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const needed = [20, 19];
const asked = ['package.json', 'package-lock.json'];
const installed = 'node_modules/.package-lock.json';
const stamp = 'node_modules/.toldonce-installed';

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > needed[0] || (major === needed[0] && minor >= needed[1])) return;
  console.error(`ToldOnce needs Node.js ${needed.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const packageJson = () => JSON.parse(readFileSync('package.json', 'utf8'));

/** Of all that decides what is installed; scripts and the like do not. */
function fingerprint() {
  const { dependencies, devDependencies, optionalDependencies, overrides } = packageJson();
  const wanted = [process.platform, process.arch, dependencies, devDependencies, optionalDependencies, overrides];
  const hash = createHash('sha256').update(JSON.stringify(wanted));
  if (existsSync('package-lock.json')) hash.update(readFileSync('package-lock.json'));
  return hash.digest('hex');
}

const changed = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** An install that was broken off can leave its record behind without the packages. */
function isComplete() {
  const { dependencies, devDependencies } = packageJson();
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) => existsSync(`node_modules/${name}/package.json`));
}

const isStamped = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
const isNewerThanAsked = () => asked.every((file) => changed(file) <= changed(installed));

function install() {
  // The lock names the native packages of one platform only; elsewhere npm works from package.json, whose versions are exact.
  const flags = process.platform === 'linux' && process.arch === 'x64' ? [] : ['--no-package-lock'];
  const args = ['install', '--no-audit', '--no-fund', ...flags];
  console.log(`Installing the dependencies (npm ${args.join(' ')}) …`);
  const npm = process.env.npm_execpath;
  const { status, error } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' })
    : spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error(`npm install failed${error === undefined ? '' : `: ${error.message}`}.`);
  process.exit(status ?? 1);
}

/** From the root of the repository, wherever it was called from. */
export function ensureInstalled() {
  checkNode();
  process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
  const isThere = existsSync(installed) && isComplete();
  if (isThere && isStamped()) return;
  // Installed by hand after the last change of what is asked for is as good.
  if (!isThere || !isNewerThanAsked()) install();
  writeFileSync(stamp, fingerprint());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled();
