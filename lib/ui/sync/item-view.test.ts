import { expect, test } from 'vitest'
import type { ItemState } from '../../core/engine-api'
import en from '../messages/en.json'
import { itemView } from './item-view'

const STATES: Record<ItemState, true> = {
  'in-step': true,
  'to-send': true,
  'to-receive': true,
  sending: true,
  receiving: true,
  waiting: true,
  'only-here': true,
  ignored: true,
  gone: true,
}

test('every state of an item has its word and its figure', () => {
  expect(Object.keys(en.item).sort()).toEqual(Object.keys(STATES).sort())
  for (const state of Object.keys(STATES)) expect(itemView(state as ItemState).figure).toBeDefined()
})

test('only an item in step is shown as one block', () => {
  const together = Object.keys(STATES).filter(state => itemView(state as ItemState).figure === 'together')
  expect(together).toEqual(['in-step'])
})
