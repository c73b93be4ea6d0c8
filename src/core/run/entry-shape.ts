import { shapeFaultBy } from '../entry-shape.ts';
import { empty } from '../shape.ts';
import { commandShapes } from './command-shapes.ts';
import { eventShapes } from './event-shapes.ts';

/** Why an entry of a run is none that this program could have written; null for one that it could. */
export const shapeFault = shapeFaultBy({ commands: commandShapes, events: eventShapes, saw: empty });
