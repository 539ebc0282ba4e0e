import { expect, test } from 'vitest'
import type { AccountStorage } from '../../core/protocol/storage-health'
import { storageWarnings } from './storage-warnings'

const WELL = {
  disk: { sizeBytes: 1000, freeBytes: 100 },
  databaseBytes: 0,
  packs: { count: 0, bytes: 0 },
  thumbnailBytes: 0,
  searchBytes: 0,
  accounts: [],
  housekeeping: null,
}

function account(name: string, usedBytes: number, limitBytes: number | null): AccountStorage {
  return { id: name, name, usedBytes, trashBytes: 0, limitBytes }
}

test.each([
  ['nothing while all is well', {}, []],
  ['a disk that is nearly full', { disk: { sizeBytes: 1000, freeBytes: 99 } }, ['disk-low']],
  ['housekeeping that failed', { housekeeping: { at: 1, failed: true } }, ['housekeeping-failed']],
  ['no housekeeping that went well', { housekeeping: { at: 1, failed: false } }, []],
  ['no account without a limit, or that may hold nothing', { accounts: [account('a', 500, null), account('b', 0, 0)] }, []],
  ['no account with room', { accounts: [account('a', 899, 1000)] }, []],
])('%s', (_what, change, kinds) => expect(storageWarnings({ ...WELL, ...change }).map(({ kind }) => kind)).toEqual(kinds))

test('accounts near their limit, the fullest first', () => {
  const accounts = [account('near', 900, 1000), account('full', 1100, 1000)]
  expect(storageWarnings({ ...WELL, accounts })).toEqual([
    { kind: 'account-near-limit', id: 'full', name: 'full', share: 1.1 },
    { kind: 'account-near-limit', id: 'near', name: 'near', share: 0.9 },
  ])
})
