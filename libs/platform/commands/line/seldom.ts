const pause = 60_000;

/** Says the first of many like events at once, and then how many there were and the last of them, once a minute. */
export function seldom<T>(say: (last: T, times: number) => void): (what: T) => void {
  let times = 0;
  let last: T | undefined;
  let quiet = false;
  const speak = () => {
    if (times === 0 || last === undefined) {
      quiet = false;
      return;
    }
    say(last, times);
    times = 0;
    quiet = true;
    setTimeout(speak, pause).unref();
  };
  return (what) => {
    times += 1;
    last = what;
    if (!quiet) speak();
  };
}
