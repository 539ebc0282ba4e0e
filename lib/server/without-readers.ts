/**
 * Goes on when nobody reads what the process prints any more: a terminal that was closed, a log collector that died.
 * Without this the failed write is an uncaught exception, which Next tells of by writing once more, and so on for ever.
 */
export function goOnWithoutReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', passClosed)
}

function passClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
}
