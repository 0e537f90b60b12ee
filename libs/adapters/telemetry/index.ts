export { observeLag } from './lag.js';
export { observedEventStore } from './observed-event-store.js';
export { openTelemetry, type OpenTelemetry } from './open-telemetry.js';
