/** Logs: one JSON object a line. Never file names, contents or tokens. */
import pino, { type Logger } from 'pino'

export type { Logger } from 'pino'

export function createLog(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
