import { counter, gauge, histogram } from '#kernel';

/** Every figure that the product gives of itself. Its parts tell them, docs/reference/metrics.md lists them. */
export const metrics = {
  lagEvents: gauge({
    name: 'toldonce.lag.events',
    unit: '{event}',
    help: 'Events of the log that a reader has not applied yet: `views` of the gateway, `facts-<service>`, or the `relay`. 1000 stands for a thousand or more, -1 for an event store that does not answer, or a relay that stands by.',
    labels: ['reader'],
  }),
  lagSeconds: gauge({
    name: 'toldonce.lag.seconds',
    unit: 's',
    help: 'How long the oldest event that a reader has not applied has been in the log; 0 where there is none, -1 as above.',
    labels: ['reader'],
  }),
  appends: histogram({
    name: 'toldonce.append.seconds',
    unit: 's',
    help: 'Appends to the event store, by what became of them: `written`, `conflict` (somebody else was quicker, it is decided anew), `outcome-unknown` (the answer was lost, the stream is read to find out), `no-room` (its disk is full) or `refused`.',
    labels: ['outcome'],
  }),
  commands: histogram({
    name: 'toldonce.command.seconds',
    unit: 's',
    help: 'Commands that a service has answered, by their name and what became of them: `recorded`, the name of the rejection, or `failed`.',
    labels: ['command', 'outcome'],
  }),
  requests: histogram({
    name: 'toldonce.graphql.seconds',
    unit: 's',
    help: 'Requests to the API, by kind of operation and the first field that is asked for.',
    labels: ['operation', 'field'],
  }),
  failures: counter({
    name: 'toldonce.graphql.failures',
    unit: '{request}',
    help: 'Answers that said TRY_AGAIN because something failed on our side, by the kind of error.',
    labels: ['reason'],
  }),
  parked: gauge({
    name: 'toldonce.messages.parked',
    unit: '{message}',
    help: 'Messages that a group could not handle, and those of the same child that wait behind them.',
    labels: ['group'],
  }),
  overdue: gauge({
    name: 'toldonce.deadlines.overdue',
    unit: '{deadline}',
    help: 'Deadlines whose moment came more than a minute ago and that are not carried out.',
    labels: [],
  }),
  loopDelay: gauge({
    name: 'toldonce.event_loop.delay.seconds',
    unit: 's',
    help: 'By how much the event loop was late since figures were taken last: `p50`, `p99` and `max`.',
    labels: ['quantile'],
  }),
} as const;
