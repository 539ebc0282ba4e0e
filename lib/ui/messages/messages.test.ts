import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import type { RemoteFault } from '../../core/ports'
import { FaultSchema } from '../../core/protocol/messages'
import en from './en.json'
import zh from './zh-CN.json'

const ROOT = join(import.meta.dirname, '..', '..', '..')

interface Messages {
  readonly [key: string]: string | Messages
}

function flatten(messages: Messages, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else for (const [below, text] of flatten(value, `${prefix}${key}.`)) flat.set(below, text)
  }
  return flat
}

const english = flatten(en)
const chinese = flatten(zh)

/** Names of the values that a message takes. */
function values(message: string): string[] {
  const names = message.matchAll(/(?<!\b(?:one|other|=\d+) )\{(\w+)(?=[,}])/g)
  return [...new Set(Array.from(names, match => match[1] ?? ''))].sort()
}

function tags(message: string): string[] {
  return [...message.matchAll(/<(\w+)>/g)].map(match => match[1] ?? '').sort()
}

describe('the two languages', () => {
  test('have the same keys in the same order', () => {
    expect([...chinese.keys()]).toEqual([...english.keys()])
  })

  test.each([...english.keys()])('take the same values in %s', key => {
    expect(tags(chinese.get(key) ?? '')).toEqual(tags(english.get(key) ?? ''))
    const [fewer, more] = [values(chinese.get(key) ?? ''), values(english.get(key) ?? '')]
    expect(more).toEqual(fewer)
  })

  test.each([
    ['en', en],
    ['zh-CN', zh],
  ] as const)('are well formed in %s', (locale, messages) => {
    const broken: string[] = []
    const t = createTranslator({ locale, messages: messages as typeof en, onError: error => broken.push(error.message) })
    const given = new Proxy({}, { get: (_target, name) => (name === 'moment' ? () => 'now' : 3), ownKeys: () => [], has: () => true })
    for (const [key, text] of flatten(messages)) {
      const needed = Object.fromEntries(values(text).map(name => [name, name === 'name' ? 'x' : 3]))
      t.rich(key as never, { ...given, ...needed, moment: () => 'now' } as never)
    }
    expect(broken).toEqual([])
  })

  test('Chinese is not left in English', () => {
    const same = [...english].filter(([key, text]) => text !== '' && chinese.get(key) === text)
    expect(same.map(([key]) => key)).toEqual([])
  })
})

/** Keys as a source names them, with `*` where a value is put in. */
function usedKeys(source: string): string[] {
  const functions = source.split(/\n(?=(?:export )?(?:default )?(?:async )?function )/)
  const direct = source.matchAll(/\(await getTranslations\('([\w.]+)'\)\)\('([\w.]+)'\)/g)
  return [...functions.flatMap(keysOfFunction), ...Array.from(direct, ([, namespace, key]) => `${namespace}.${key}`)]
}

function keysOfFunction(source: string): string[] {
  const translators = source.matchAll(/(\w+) = (?:await )?(?:use|get)Translations\('([\w.]+)'\)/g)
  return Array.from(translators).flatMap(([, variable, namespace]) => {
    const calls = source.matchAll(new RegExp(`\\b${variable}(?:\\.rich)?\\(([^,)]*)`, 'g'))
    return Array.from(calls).flatMap(([, argument = '']) => branches(argument).map(key => `${namespace}.${key}`))
  })
}

/** What a call's first argument can be: a text, a text with values in it, or one of two by a condition. */
function branches(argument: string): string[] {
  const choice = argument.includes(' ? ') ? argument.slice(argument.indexOf(' ? ') + 3).split(' : ') : [argument]
  return choice.map(branch => {
    const text = /^(['`])(.*)\1$/.exec(branch.trim())?.[2]
    return text === undefined ? '*' : text.replace(/\$\{[^}]*\}/g, '*')
  })
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .map(file => readFileSync(join(ROOT, folder, file), 'utf8'))
}

describe('the keys that the screens use', () => {
  const used = [...sources('lib/ui'), ...sources('app')].flatMap(usedKeys)
  const patterns = [...new Set(used)].map(key => ({
    key,
    pattern: new RegExp(`^${key.replace(/[.]/g, '\\.').replace(/\*/g, '.+')}$`),
  }))

  test('all exist', () => {
    const missing = patterns.filter(({ pattern }) => ![...english.keys()].some(key => pattern.test(key)))
    expect(missing.map(({ key }) => key)).toEqual([])
  })

  test('are all that there are', () => {
    const idle = [...english.keys()].filter(key => !patterns.some(({ pattern }) => pattern.test(key)))
    expect(idle).toEqual([])
  })
})

test('every way in which a request can fail has its words', () => {
  const kinds: RemoteFault['kind'][] = [...FaultSchema.shape.error.options, 'offline']
  expect(Object.keys(en.fault).sort()).toEqual(kinds.sort())
})
