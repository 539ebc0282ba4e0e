/** Mistakes that an engine or a server might make, made from outside by ports that lie: a simulation that does not catch them proves nothing. */
import type { EnginePorts } from '../engine'
import type { Device } from './device'
import type { MemoryServer } from './memory-server'

export interface PlantedBug {
  readonly name: string
  readonly wrapPorts?: (ports: EnginePorts, device: Device) => EnginePorts
  readonly onServer?: (server: MemoryServer) => void
}
