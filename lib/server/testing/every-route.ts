/** Every route that exists, by its files, with the guard that answers it: a new one is tried by the tests as soon as it is there. */
import type { RunningServer } from '../context'
import { loadRouteFiles } from '../http/route-files'
import type { Guard } from '../http/routes'
import { APP_FOLDER } from './test-server'

export const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

export interface EveryRoute {
  /** Like `GET /api/drives/[drive]/nodes`. */
  readonly name: string
  readonly method: string
  /** With its parameters in brackets. */
  readonly path: string
  /** `undefined`: nobody guards it, which no route may be. */
  readonly guard: Guard | undefined
}

export async function everyRoute(server: RunningServer): Promise<EveryRoute[]> {
  const files = await loadRouteFiles(APP_FOLDER)
  return files.flatMap(({ path, methods }) =>
    METHODS.flatMap(method => {
      const handler = methods[method] as { readonly endpoint?: keyof RunningServer['endpoints'] } | undefined
      const guard = handler?.endpoint && server.endpoints[handler.endpoint]?.guard
      return handler ? [{ name: `${method} ${path}`, method, path, guard }] : []
    }),
  )
}

/** The path with its parameters filled in; `otherwise` for those that `values` does not know. */
export function fillPath(path: string, values: Readonly<Record<string, string>>, otherwise: () => string): string {
  return path.replace(/\[(?:\.\.\.)?([^\]]+)\]/g, (_, name: string) => values[name] ?? otherwise())
}
