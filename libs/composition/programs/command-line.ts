import { parseArgs, type ParseArgsConfig } from 'node:util';
import { failureSentence } from '../telling/failure.js';

/** What was asked for cannot be done that way. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws {WrongUsage} showing how it is used */
export function readArguments<O extends Options>(args: readonly string[], options: O, usage: string) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUsage(`${error instanceof Error ? error.message : ''}\n${usage}`);
  }
}

/** Tells the person at the command line what it does. */
export type Say = (line: string) => void;

/** Runs a command to its end; what it fails with is said in a sentence, and the exit code is 1. */
export async function asCommand(run: (say: Say) => Promise<void>): Promise<void> {
  try {
    await run((line) => process.stdout.write(`${line}\n`));
  } catch (error) {
    process.stderr.write(`${failureSentence(error)}\n`);
    process.exitCode = 1;
  }
}
