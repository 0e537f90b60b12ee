/** A figure for whoever reads the run. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);
