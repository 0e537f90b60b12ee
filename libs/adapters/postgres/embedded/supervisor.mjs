// Holds PostgreSQL for the process that started it, and stops it when that process ends, however it ends:
// the system closes the channel between the two even after `kill -9`.
import { spawn } from 'node:child_process';

const { command, args, uid, gid } = JSON.parse(process.argv[2]);
// A shutdown asked for during crash recovery was seen to hang; ending at once is as safe, only the next start recovers again.
const patience = 5_000;

const server = spawn(command, [...args, '-c', `toldonce.supervisor=${process.pid}`], {
  stdio: ['ignore', 'inherit', 'inherit'],
  ...(uid === undefined ? {} : { uid, gid }),
});

function stop() {
  server.kill('SIGINT');
  setTimeout(() => server.kill('SIGQUIT'), patience).unref();
}

server.on('error', () => process.exit(1));
server.on('exit', (code) => process.exit(code ?? 1));
process.on('disconnect', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
if (!process.connected) stop();
else if (server.pid !== undefined) process.send(server.pid, () => undefined);
