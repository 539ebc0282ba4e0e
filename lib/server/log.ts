/** Logs: one JSON object a line. Never file names, contents or tokens. */
import pino, { type DestinationStream, type Logger } from 'pino'

export type { Logger } from 'pino'

/** `to`: instead of the standard output. */
export function createLog(level: string, to?: DestinationStream): Logger {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return to ? pino(options, to) : pino(options)
}
