export { observeLag } from './lag.js';
export { observedBus, observedSender } from './observed-bus.js';
export { observedEventStore } from './observed-event-store.js';
export { openTelemetry, type OpenTelemetry } from './open-telemetry.js';
