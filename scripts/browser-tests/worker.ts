/** Runs the suites in a dedicated worker, where the adapters live, and tells of each case as it ends. */
import { mirrorStoreContract } from '../../lib/browser/mirror/testing/mirror-store-contract'
import type { ContractCase } from '../../lib/core/testing/contracts/contract'
import { deviceStoreContract } from '../../lib/core/testing/contracts/device-store'
import { localFolderContract } from '../../lib/core/testing/contracts/local-folder'
import { remoteDriveContract } from '../../lib/core/testing/contracts/remote-drive'
import { openBrowserDrive } from './browser-drive'
import { openBrowserFolder } from './browser-folder'
import { openBrowserMirror } from './browser-mirror'
import { openBrowserStore } from './browser-store'
import { folderCases } from './folder-cases'
import { measurements } from './measure'
import type { CaseReport, WorkerReport, WorkerRequest } from './reports'

const CASE_MS = 120_000

interface Suite {
  readonly name: string
  readonly cases: readonly { readonly name: string; run(): Promise<void> }[]
}

function suite<World>(name: string, cases: readonly ContractCase<World>[], open: () => Promise<World>): Suite {
  return { name, cases: cases.map(one => ({ name: one.name, run: () => one.run(open) })) }
}

function suites(root: FileSystemDirectoryHandle): Suite[] {
  return [
    suite('LocalFolder', localFolderContract, () => openBrowserFolder(root)),
    suite('File System Access', folderCases, () => openBrowserFolder(root)),
    suite('DeviceStore', deviceStoreContract, openBrowserStore),
    suite('MirrorStore', mirrorStoreContract, openBrowserMirror),
    suite('RemoteDrive', remoteDriveContract, openBrowserDrive),
  ]
}

async function runAll({ run, root, only }: WorkerRequest): Promise<void> {
  if (run === 'measure') return measureAll(root, only)
  for (const { name, cases } of suites(root))
    for (const one of cases) if (`${name}: ${one.name}`.includes(only)) tell({ kind: 'case', report: await runCase(name, one) })
}

async function measureAll(root: FileSystemDirectoryHandle, only: string): Promise<void> {
  for (const [name, measure] of Object.entries(measurements))
    if (name.includes(only)) await measure(root, text => tell({ kind: 'line', text }))
}

async function runCase(suite: string, { name, run }: Suite['cases'][number]): Promise<CaseReport> {
  const began = performance.now()
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no end after ${CASE_MS} ms`)), CASE_MS)
  })
  try {
    await Promise.race([run(), late])
    return { suite, name, ms: performance.now() - began }
  } catch (error) {
    return { suite, name, ms: performance.now() - began, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function tell(report: WorkerReport): void {
  postMessage(report)
}

addEventListener('message', async (event: MessageEvent<WorkerRequest>) => {
  try {
    await runAll(event.data)
  } catch (error) {
    tell({ kind: 'case', report: { suite: 'worker', name: 'runs to the end', ms: 0, error: String(error) } })
  }
  tell({ kind: 'end' })
})
