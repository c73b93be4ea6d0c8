import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * The log of the server: one JSON object a line. What is logged are ids, codes and sentences of ours; of errors only what
 * is named below, because Probot hangs whole payloads on them, and clients hang requests with their headers.
 *
 * A line is written when the call returns: a process that ends loses none, and none overtakes another.
 */
export function makeLog(to: DestinationStream = pino.destination({ dest: 1, sync: true })): Logger {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: told },
    },
    to,
  );
}

function told(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { name, message, stack } = error;
  return {
    type: name,
    message,
    ...('code' in error && { code: error.code }),
    ...('status' in error && { status: error.status }),
    stack,
  };
}
