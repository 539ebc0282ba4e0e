/** `port` with some methods replaced; the rest goes through. For counters and for planted bugs. */
export function override<Port extends object>(port: Port, methods: Partial<Port>): Port {
  return Object.assign(Object.create(port) as Port, methods)
}
