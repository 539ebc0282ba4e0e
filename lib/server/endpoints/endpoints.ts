/** Every endpoint by name; the files under app/api say which path and method each has. */
import type { AuthParts } from '../auth'
import type { Server } from '../context'
import { createRoutes } from '../http/routes'
import { createZipPlaces } from '../zip/zip-places'
import { accountEndpoints } from './account-endpoints'
import { driveEndpoints } from './drive-endpoints'
import { healthEndpoints } from './health-endpoints'
import { historyEndpoints } from './history-endpoints'
import { linkEndpoints } from './link-endpoints'
import { memberEndpoints } from './member-endpoints'
import { pdfEndpoints } from './pdf-endpoints'
import { peopleEndpoints } from './people-endpoints'
import { searchEndpoints } from './search-endpoints'
import { shelfEndpoints } from './shelf-endpoints'
import { storageHealthEndpoints } from './storage-health-endpoints'
import { visitEndpoints } from './visit-endpoints'
import { visitUploadEndpoints } from './visit-upload-endpoints'

export function createEndpoints(server: Server, parts: AuthParts) {
  const routes = createRoutes(server)
  const zipPlaces = createZipPlaces()
  return {
    ...accountEndpoints(server, parts, routes),
    ...driveEndpoints(routes),
    ...healthEndpoints(server, routes),
    ...historyEndpoints(routes, zipPlaces),
    ...linkEndpoints(server, routes),
    ...memberEndpoints(server, routes),
    ...pdfEndpoints(routes),
    ...peopleEndpoints(server, parts, routes),
    ...searchEndpoints(server, routes),
    ...shelfEndpoints(routes),
    ...storageHealthEndpoints(server, routes),
    ...visitEndpoints(server, routes, zipPlaces),
    ...visitUploadEndpoints(server, routes),
  }
}

export type Endpoints = ReturnType<typeof createEndpoints>
