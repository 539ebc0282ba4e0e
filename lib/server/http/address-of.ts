/** Who asks: the end of the line, or what the proxy there wrote last. What a client writes itself is never believed. */
import type { IncomingMessage } from 'node:http'

export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  return forwarded || (request.socket.remoteAddress ?? '')
}
