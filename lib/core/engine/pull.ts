/** What the server has new: pushes where they continue at the cursor, else its changes page by page. */
import type { DeviceTrees } from '../device-trees'
import type { RemoteDrive } from '../ports'
import type { RemoteNode } from '../protocol/messages'
import { checkTree } from './check-tree'
import type { News } from './news'
import type { Waiting } from './waiting'

const PAGE = 1000

export interface PullContext {
  readonly drive: RemoteDrive
  readonly news: News
  readonly waiting: Waiting
}

/** Brings the remote tree up to the server's head. Throws when that is no tree. */
export async function pull(trees: DeviceTrees, context: PullContext): Promise<void> {
  const { news } = context
  takePushes(trees, context)
  while (news.behind) {
    news.behind = false
    for (let more = true; more; ) more = await pullPage(trees, context)
    takePushes(trees, context)
  }
  checkTree(trees.remote)
}

async function pullPage(trees: DeviceTrees, context: PullContext): Promise<boolean> {
  const page = await context.drive.changes(trees.cursor, PAGE)
  if (trees.epoch === '') trees.setEpoch(page.epoch)
  // Another epoch, or a server that knows less than it told us before: a restored backup.
  if (page.epoch !== trees.epoch || page.head < trees.cursor) {
    trees.loseBase(page.epoch)
    await trees.save()
    return true
  }
  for (const node of page.nodes) learn(trees, context, node)
  trees.advanceTo(page.next)
  await trees.save()
  return page.more
}

/** A push that continues where the cursor stands saves the request. */
function takePushes(trees: DeviceTrees, context: PullContext): void {
  const { news } = context
  for (const push of news.takePushes()) {
    if (push.epoch !== trees.epoch) news.behind = true
    else if (push.head <= trees.cursor) continue
    else if (push.nodes && push.from === trees.cursor && !news.behind) {
      for (const node of push.nodes) learn(trees, context, node)
      trees.advanceTo(push.head)
    } else news.behind = true
  }
}

function learn(trees: DeviceTrees, context: PullContext, node: RemoteNode): void {
  trees.applyRemote(node)
  context.waiting.clear(node.id)
}
