import { type Bus, type BusSender, type Consumption, type Telemetry, word } from '#kernel';

/**
 * The same sender; of each message is told how long it took until the bus had it for good. One that is sent again is
 * told of again.
 */
export function observedSender(sender: Pick<BusSender, 'send'>, telemetry: Pick<Telemetry, 'past'>): Pick<BusSender, 'send'> {
  return {
    async send(messages) {
      const since = new Date();
      await sender.send(messages);
      for (const { correlationId, type } of messages) {
        telemetry.past({ name: word('send'), correlationId, kind: 'producer', since, attributes: { event: word(type) } });
      }
    },
  };
}

/** The same bus; each time that a group handles a message is told. What passes a group by, or comes again, is not. */
export function observedBus<Rows>(bus: Bus<Rows>, telemetry: Pick<Telemetry, 'span'>): Bus<Rows> {
  const observed = (consumption: Consumption<Rows>): Consumption<Rows> => ({
    ...consumption,
    handler: (message, rows) => {
      const { correlationId, type } = message;
      const attributes = { group: word(consumption.group), event: word(type) };
      return telemetry.span({ name: word('receive'), correlationId, kind: 'consumer', attributes }, () => consumption.handler(message, rows));
    },
  });
  return { ...bus, consume: (consumption) => bus.consume(observed(consumption)), replay: (consumption) => bus.replay(observed(consumption)) };
}
