/**
 * Ports of an engine that is to stop: what it still asks for is refused, so that a long transfer ends within moments
 * and leaves what a lost connection would leave.
 */
import { type LocalFolder, type RemoteDrive, RemoteFault } from '../../core/ports'

export function stoppableDrive(drive: RemoteDrive, isStopped: () => boolean): RemoteDrive {
  const unless = async <T>(ask: () => Promise<T>): Promise<T> => {
    refuse(isStopped)
    return ask()
  }
  return {
    lead: () => unless(() => drive.lead()),
    changes: (since, limit) => unless(() => drive.changes(since, limit)),
    commit: commit => unless(() => drive.commit(commit)),
    missing: hashes => unless(() => drive.missing(hashes)),
    sendPack: (chunks, progress) => unless(() => drive.sendPack(chunks, progress)),
    fetchChunks: hashes => until(isStopped, drive.fetchChunks(hashes)),
    manifests: contents => unless(() => drive.manifests(contents)),
    subscribe: on => drive.subscribe(on),
  }
}

/** The folder; `writing` is told when the first write begins and when the last one ends. */
export function watchedFolder(folder: LocalFolder, isStopped: () => boolean, writing: (writing: boolean) => void): LocalFolder {
  let writes = 0
  const counted = async <T>(change: () => Promise<T>): Promise<T> => {
    if (writes++ === 0) writing(true)
    try {
      return await change()
    } finally {
      if (--writes === 0) writing(false)
    }
  }
  return {
    access: () => folder.access(),
    list: path => folder.list(path),
    standing: path => folder.standing(path),
    readSmall: files => folder.readSmall(files),
    readLarge: (path, expected) => until(isStopped, folder.readLarge(path, expected)),
    readRange: (path, expected, offset, length) => folder.readRange(path, expected, offset, length),
    write: (path, expected, content) => counted(() => folder.write(path, expected, until(isStopped, content))),
    makeFolder: path => folder.makeFolder(path),
    moveFile: (from, to, expected) => folder.moveFile(from, to, expected),
    moveFolder: (from, to) => counted(() => folder.moveFolder(from, to)),
    removeFile: (path, expected) => folder.removeFile(path, expected),
    removeFolder: path => folder.removeFolder(path),
    nameProblem: name => folder.nameProblem(name),
    watch: hint => folder.watch(hint),
  }
}

async function* until<T>(isStopped: () => boolean, source: AsyncIterable<T>): AsyncIterable<T> {
  for await (const item of source) {
    refuse(isStopped)
    yield item
  }
}

function refuse(isStopped: () => boolean): void {
  if (isStopped()) throw new RemoteFault('offline')
}
