// Every commit since the first: type(scope): what the product does now, and a body that says why.
import { spawnSync } from 'node:child_process';

const subjectForm = /^(feat|fix|refactor|test|docs|chore|ci|build|perf)(\([a-z][a-z0-9-]*\))?: [^A-Z\s].*[^.\s]$/;
const longest = 105;

const { status, stdout } = spawnSync('git', ['log', '--no-merges', '--format=%h%x1f%s%x1f%b%x1e'], { encoding: 'utf8', maxBuffer: 1e8 });
if (status !== 0) {
  // A copy without its history, from an archive for instance, has nothing to check.
  console.log('no git history here');
  process.exit(0);
}

function complaints(subject, body) {
  return [
    ...(subjectForm.test(subject) ? [] : ['is not `type(scope): what the product does now`, beginning in lower case, without a full stop']),
    ...(subject.length <= longest ? [] : [`is longer than ${longest} characters`]),
    ...(body.trim() === '' ? ['has no body that says why'] : []),
  ];
}

const commits = stdout.split('\x1e').map((commit) => commit.trim().split('\x1f')).filter(([hash]) => hash !== '');
const wrong = commits.flatMap(([hash, subject, body = '']) => complaints(subject, body).map((sentence) => `${hash} "${subject}" ${sentence}`));
for (const sentence of wrong) console.log(sentence);
process.exitCode = wrong.length === 0 ? 0 : 1;
