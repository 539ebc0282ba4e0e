/** What every LocalFolder promises: the memory fake keeps it under vitest, the real adapter in a real browser on a real disk. */
import type { ContractCase } from './contract'
import type { FolderWorld } from './folder-world'
import { readingCases } from './local-folder-reading'
import { writingCases } from './local-folder-writing'

export const localFolderContract: readonly ContractCase<FolderWorld>[] = [...readingCases, ...writingCases]
