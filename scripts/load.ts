/** `npm run load`: many visitors and many open pages at the built server, and what memory it takes for them. */
import { parseArgs } from 'node:util'
import { load } from './load/load'

const HELP = `Starts the built server as a process of its own and sends it waves of visitors, each with a browser and an address of their own:
they open one link, keep a socket at it, download a file and a folder as a zip file, while several sessions keep sockets at
the drive. A table says for each wave what came through, how fast, and what memory the server took during it and after it.

  npm run load -- --visitors 200 --sockets 500 --sessions 5 --mebibytes 32 --waves 3
  npm run load -- --most-mebibytes 64
  npm run load -- --help

--most-mebibytes N: exits 1 when the server takes more than N MiB more after the last wave than after the first, that is,
when its memory is not flat. Needs the build (npm run e2e makes it) and Linux, where the memory of a process can be read.`

const number = (otherwise: string) => ({ type: 'string', default: otherwise }) as const
const { values } = parseArgs({
  options: {
    visitors: number('200'),
    sockets: number('500'),
    sessions: number('5'),
    mebibytes: number('32'),
    waves: number('3'),
    'most-mebibytes': { type: 'string' },
    help: { type: 'boolean' },
  },
})
if (values.help) console.log(HELP)
else {
  const { visitors, sockets, sessions, mebibytes, waves, 'most-mebibytes': most } = values
  const wanted = { visitors, sockets, sessions, mebibytes, waves }
  const grown = await load(Object.fromEntries(Object.entries(wanted).map(([name, text]) => [name, Number(text)])) as never)
  if (most !== undefined && grown > Number(most)) {
    console.log(`memory is not flat: it grew by ${grown.toFixed(0)} MiB, more than ${most}`)
    process.exit(1)
  }
}
