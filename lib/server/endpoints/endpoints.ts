/** Every endpoint by name; the files under app/api say which path and method each has. */
import type { AuthParts } from '../auth'
import type { Server } from '../context'
import { createRoutes } from '../http/routes'
import { accountEndpoints } from './account-endpoints'
import { driveEndpoints } from './drive-endpoints'
import { healthEndpoints } from './health-endpoints'

export function createEndpoints(server: Server, parts: AuthParts) {
  const routes = createRoutes(server)
  return { ...accountEndpoints(server, parts, routes), ...driveEndpoints(routes), ...healthEndpoints(server, routes) }
}

export type Endpoints = ReturnType<typeof createEndpoints>
