/** For `catch` of what asks for a file: `undefined` where there is none; every other failure is thrown on. */
export function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}
