import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

/** Prints, a hundred times once it is heard, and ends well unless an exception ends it. */
const PRINTING = `
  import { goOnWithoutReaders } from './lib/server/without-readers.ts'
  if (process.argv[1] === 'guarded') goOnWithoutReaders()
  let left = Infinity
  process.on('message', () => { left = 100 })
  setInterval(() => {
    console.log('out')
    console.error('err')
    if (left-- <= 0) process.exit(0)
  }, 1)
  process.send('ready')
`

test.each([
  ['guarded', 0],
  ['unguarded', 1],
] as const)('a process that is %s ends with %i when nobody reads what it prints', async (kind, code) => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', PRINTING, kind], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  await once(child, 'message')
  child.stdout?.destroy()
  child.stderr?.destroy()
  child.send('go on')
  await once(child, 'exit')
  expect(child.exitCode).toBe(code)
})
