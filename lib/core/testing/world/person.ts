/** What people do to folders: one act on one disk, with whatever lies there. Says what was done, or nothing when there was nothing to do it to. */
import { ignoredByDefault, RULES_NAME } from '../../local/ignore-rules'
import type { Path } from '../../name'
import { sameFingerprint } from '../../sides'
import { nodeOfTemporaryName } from '../../temporary-name'
import { type Bytes, bytesOf } from '../content'
import type { DiskEntry, DiskFile, DiskFolder, MemoryDisk } from '../memory-disk'
import { fingerprintOf } from '../memory-folder'
import type { Random } from '../random'
import type { PersonAct } from './history'

const FILE_NAMES = ['a', 'b', 'c', 'notes.txt', 'Report.docx', 'photo.jpg', 'été.txt', 'setup.cfg', 'A', 'NOTES.TXT']
const FOLDER_NAMES = ['x', 'y', 'Docs', 'ünder', 'docs']
const MAX_LEVELS = 3
const LARGE_BYTES = 600_000

export interface Person {
  readonly disk: MemoryDisk
  readonly random: Random
  /** Does the rest of an act a moment later. */
  readonly later: (ms: number, run: () => void) => void
}

type Done = string | undefined

export function act(person: Person, what: PersonAct): Done {
  return ACTS[what](person)
}

const ACTS: Record<PersonAct, (person: Person) => Done> = {
  create: person => {
    const path = newPath(person, FILE_NAMES)
    return put(person, path, newContent(person.random))
  },
  edit: person => onFile(person, (file, path) => put(person, path, edited(person.random, file.bytes))),
  'edit-in-the-same-moment': person =>
    onFile(person, (file, path) => {
      person.disk.put(path, newContent(person.random))
      const other = newContent(person.random).slice(0, file.bytes.length)
      return put(person, path, other)
    }),
  empty: person => onFile(person, (_, path) => put(person, path, bytesOf(''))),
  touch: person =>
    onFile(person, (_, path) => {
      person.disk.touch(path)
      return `touches ${show(path)}`
    }),
  copy: person => onFile(person, file => put(person, newPath(person, FILE_NAMES), file.bytes.slice())),
  rename: person => onFile(person, (_, path) => move(person, path, [...path.slice(0, -1), person.random.pick(FILE_NAMES)])),
  'change-case': person => onAny(person, entry => move(person, person.disk.pathOf(entry), respelled(person, entry, swapCase(entry.name)))),
  respell: person =>
    onAny(person, entry => {
      const other = entry.name === entry.name.normalize('NFC') ? entry.name.normalize('NFD') : entry.name.normalize('NFC')
      return other === entry.name ? undefined : move(person, person.disk.pathOf(entry), respelled(person, entry, other))
    }),
  move: person => onFile(person, (file, path) => move(person, path, [...folderPath(person), file.name])),
  swap: person =>
    onFile(person, (one, path) => {
      const other = person.random.pick(files(person.disk))
      const to = person.disk.pathOf(other)
      // Files of one size and time that change places look to everybody as if nothing happened.
      if (one === other || sameFingerprint(fingerprintOf(one), fingerprintOf(other))) return undefined
      const aside = [...path.slice(0, -1), 'aside']
      if (!person.disk.move(path, aside)) return undefined
      person.disk.move(to, path)
      person.disk.move(aside, to)
      return `swaps ${show(path)} and ${show(to)}`
    }),
  extract: person => onFolder(person, (folder, path) => extract(person, folder, path)),
  remove: person => onFile(person, (_, path) => remove(person, path)),
  'make-folder': person => {
    const path = newPath(person, FOLDER_NAMES)
    if (path.length > MAX_LEVELS || person.disk.find(path)) return undefined
    person.disk.makeFolder(path)
    return `makes folder ${show(path)}`
  },
  'rename-folder': person => onFolder(person, (_, path) => move(person, path, [...path.slice(0, -1), person.random.pick(FOLDER_NAMES)])),
  'move-folder': person => onFolder(person, (folder, path) => move(person, path, [...folderPath(person), folder.name])),
  'remove-folder': person => onFolder(person, (_, path) => remove(person, path)),
  'file-for-folder': person =>
    onFolder(person, (_, path) => {
      person.disk.remove(path)
      return put(person, path, newContent(person.random))
    }),
  'folder-for-file': person =>
    onFile(person, (_, path) => {
      if (path.length >= MAX_LEVELS) return undefined
      person.disk.remove(path)
      return put(person, [...path, 'a'], newContent(person.random))
    }),
  'save-by-delete': person => onFile(person, (file, path) => saveByDelete(person, file, path)),
  'save-by-rename': person => onFile(person, (file, path) => saveByRename(person, file, path)),
  'hide-away': person => onAny(person, entry => move(person, person.disk.pathOf(entry), respelled(person, entry, `${entry.name}~`))),
  'leave-rubbish': person => {
    const path = [...folderPath(person), person.random.pick(['.DS_Store', '~$notes.txt', 'draft~', 'link.lnk'])]
    return put(person, path, bytesOf('rubbish'))
  },
  'change-rules': person => {
    const path = [RULES_NAME]
    if (person.random.chance(0.2)) return person.disk.file(path) ? remove(person, path) : undefined
    return put(person, path, bytesOf(rules(person.random)))
  },
}

/** Some that keep out what is often there. None says the same twice, so that two people who change them are in conflict. */
function rules(random: Random): string {
  const lines = ['a', '*.txt', 'x/b', '/Docs', 'docs', 'y', '!notes.txt', '*.jpg', '**/c', '/été*']
  return [`# ${random.bits()}`, ...lines.filter(() => random.chance(0.3))].join('\n')
}

/** The one time of all files in reproducible archives. */
const ARCHIVED = 1_577_836_800_123

/** Another release takes the place of one: of the same names, sizes and times, and of other contents. */
function extract({ disk, random }: Person, folder: DiskFolder, path: Path): Done {
  const to = [...path.slice(0, -1), `release-${random.below(1_000_000)}`]
  const old = [...folder.children.values()].filter(entry => entry.kind === 'file' && isTheirs(entry)) as DiskFile[]
  const news = old.map(({ name, bytes, mtime }) => ({ name, mtime, bytes: newContent(random).slice(0, bytes.length) }))
  if (news.length === 0) news.push({ name: 'VERSION', mtime: ARCHIVED, bytes: newContent(random) })
  const removeOld = () => (old.length > 0 ? disk.remove(path) : undefined)
  const isFirst = random.chance(0.5)
  if (isFirst) removeOld()
  for (const { name, bytes, mtime } of news) disk.put([...to, name], bytes, mtime)
  if (!isFirst) removeOld()
  return `extracts ${show(to)}${old.length > 0 ? ` and deletes ${show(path)}` : ''}`
}

/** As many editors do: the file is gone for a moment. */
function saveByDelete(person: Person, file: DiskFile, path: Path): Done {
  const content = edited(person.random, file.bytes)
  const folder = file.parent
  person.disk.remove(path, 'editor')
  person.later(person.random.between(50, 2_000), () => {
    // Not onto another disk that is mounted there by now.
    if (person.disk.find(path) || person.disk.folder(path.slice(0, -1)) !== folder) return
    person.disk.put(path, content, undefined, 'editor')
    tellSaved(person.disk, file, path)
  })
  return `saves ${show(path)} by deleting it first`
}

/** As others do: the new content is written beside and takes the place. */
function saveByRename(person: Person, file: DiskFile, path: Path): Done {
  const beside = [...path.slice(0, -1), `${file.name}.new`]
  if (person.disk.find(beside)) return undefined
  person.disk.put(beside, edited(person.random, file.bytes), undefined, 'editor')
  person.later(person.random.between(0, 100), () => {
    if (!person.disk.file(beside) || person.disk.file(path) !== file) return
    person.disk.remove(path, 'editor')
    person.disk.move(beside, path)
    tellSaved(person.disk, file, path)
  })
  return `saves ${show(path)} by writing beside it`
}

function tellSaved(disk: MemoryDisk, before: DiskFile, path: Path): void {
  const after = disk.file(path)
  if (after) disk.witness?.saved(before, after)
}

// ── What there is to act on ────────────────────────────────────────────────────────────────────────────────────────

function onFile(person: Person, run: (file: DiskFile, path: Path) => Done): Done {
  const all = files(person.disk)
  if (all.length === 0) return undefined
  const file = person.random.pick(all)
  return run(file, person.disk.pathOf(file))
}

function onFolder(person: Person, run: (folder: DiskFolder, path: Path) => Done): Done {
  const all = folders(person.disk)
  if (all.length === 0) return undefined
  const folder = person.random.pick(all)
  return run(folder, person.disk.pathOf(folder))
}

function onAny(person: Person, run: (entry: DiskEntry) => Done): Done {
  const all = [...files(person.disk), ...folders(person.disk)]
  return all.length === 0 ? undefined : run(person.random.pick(all))
}

export function files(disk: MemoryDisk): DiskFile[] {
  return [...disk.all()].filter(entry => entry.kind === 'file' && isTheirs(entry)) as DiskFile[]
}

export function folders(disk: MemoryDisk): DiskFolder[] {
  return [...disk.all()].filter(entry => entry.kind === 'folder' && isTheirs(entry)) as DiskFolder[]
}

/** People leave alone what is not theirs. */
function isTheirs(entry: DiskEntry): boolean {
  const kept = nodeOfTemporaryName(entry.name) !== undefined || entry.name.startsWith(RULES_NAME)
  return !kept && !ignoredByDefault([entry.name], entry.kind === 'folder')
}

function folderPath({ disk, random }: Person): Path {
  const all: Path[] = [[], ...folders(disk).map(folder => disk.pathOf(folder))]
  return random.pick(all.filter(path => path.length < MAX_LEVELS))
}

function newPath(person: Person, names: readonly string[]): Path {
  return [...folderPath(person), person.random.pick(names)]
}

function respelled(person: Person, entry: DiskEntry, name: string): Path {
  return [...person.disk.pathOf(entry).slice(0, -1), name]
}

// ── Contents ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** Mostly one that nobody ever wrote; now and then one that others may write too, or one of several chunks. */
export function newContent(random: Random): Bytes {
  if (random.chance(0.004)) return random.bytes(LARGE_BYTES)
  return bytesOf(random.chance(0.1) ? `common ${random.below(3)}` : `text ${random.bits().toString(36)}`)
}

function edited(random: Random, before: Bytes): Bytes {
  if (before.length < LARGE_BYTES / 2) return newContent(random)
  const after = before.slice()
  after.set(random.bytes(100), random.below(after.length - 100))
  return after
}

function swapCase(name: string): string {
  const upper = name.toUpperCase()
  return name === upper ? name.toLowerCase() : upper
}

// ── Hands ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function put({ disk }: Person, path: Path, content: Bytes): Done {
  if (disk.find(path)?.kind === 'folder') return undefined
  disk.put(path, content)
  return `writes ${show(path)}`
}

function move({ disk }: Person, from: Path, to: Path): Done {
  return disk.move(from, to) ? `moves ${show(from)} to ${show(to)}` : undefined
}

function remove({ disk }: Person, path: Path): Done {
  disk.remove(path)
  return `deletes ${show(path)}`
}

export function show(path: Path): string {
  return path.join('/')
}
