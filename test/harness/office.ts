import { freePort } from './free-port.js';
import { type RunningProcess, startProcess } from './running-process.js';

export interface Office {
  readonly url: string;
  readonly dataFolder: string;
  readonly processes: readonly RunningProcess[];
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** The whole product in one process on the data folder, as `npm start` runs it. */
export async function startOffice(
  dataFolder: string,
  args: readonly string[] = ['--empty'],
  env: Readonly<Record<string, string>> = {},
): Promise<Office> {
  const port = await freePort();
  const office = startProcess('dist/apps/office/main.js', args, { DATA_FOLDER: dataFolder, PORT: String(port), ...env });
  await office.says('ToldOnce is ready');
  return {
    url: `http://127.0.0.1:${port}`,
    dataFolder,
    processes: [office],
    end: async (signal) => {
      await office.end(signal);
    },
  };
}
