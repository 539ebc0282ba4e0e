/** Does plans, one edit after the other: shows what they will make at once, asks the server, and shows what became of it. */
import type { NodeId } from '../../core/ids'
import type { Clock } from '../../core/ports'
import type { Outcome } from '../../core/protocol/messages'
import type { EditResult, Refused, Trouble, UndoId } from '../drive-api'
import type { PendingLayers } from '../mirror/pending-layers'
import type { PageDrive } from '../remote/page-drive'
import { answeredEffects, expectedEffects } from './effects'
import type { Plan, PlannedOp } from './plan'
import { refusedOps } from './refusal'
import { type SentOps, sendOps } from './send-ops'

export interface PerformerParts {
  readonly drive: Pick<PageDrive, 'edit'>
  readonly clock: Clock
  readonly layers: PendingLayers
  /** Resolves when the lists show the drive as of `head`, or cannot now. */
  settle(head: number): Promise<void>
}

/** What became of a plan. */
export interface Performed {
  readonly ops: readonly PlannedOp[]
  readonly outcomes: readonly Outcome[]
  readonly nodes: readonly NodeId[]
  readonly refused: readonly Refused[]
  /** Files that a person must say yes to first: nothing was done. */
  readonly unconfirmed: number | undefined
  readonly fault: Trouble | undefined
  readonly head: number | undefined
}

export const NOTHING_DONE: Performed = {
  ops: [],
  outcomes: [],
  nodes: [],
  refused: [],
  unconfirmed: undefined,
  fault: undefined,
  head: undefined,
}

const UNASKED: SentOps = { outcomes: [], head: undefined, fault: undefined }

export class Performer {
  /** Ops may build on those before, so requests do not overtake each other. */
  private tail: Promise<unknown> = Promise.resolve()

  constructor(private readonly parts: PerformerParts) {}

  async perform(plan: Plan, deletesConfirmed: boolean): Promise<Performed> {
    const { ops } = plan
    if (ops.length === 0) return performed(plan, UNASKED)
    if (plan.doubtful !== undefined && !deletesConfirmed) return { ...performed(plan, UNASKED), unconfirmed: plan.doubtful }
    const { layers, clock, drive, settle } = this.parts
    const layer = layers.lay(expectedEffects(ops, clock.now()))
    const asked = ops.map(({ op }) => op)
    const sending = this.tail.then(() => sendOps(drive, clock, asked, deletesConfirmed))
    this.tail = sending.catch(() => {})
    try {
      const sent = await sending
      layer.replace(answeredEffects(ops, sent.outcomes))
      if (sent.head !== undefined) await settle(sent.head)
      return performed(plan, sent)
    } finally {
      layer.drop()
    }
  }
}

function performed({ ops, refused, already }: Plan, { outcomes, head, fault }: SentOps): Performed {
  const done = ops.filter((_, i) => outcomes[i]?.kind === 'accepted').map(({ about }) => about)
  return {
    ops,
    outcomes,
    nodes: [...new Set([...already, ...done])],
    refused: [...refused, ...refusedOps(ops, outcomes)],
    unconfirmed: outcomes.find(outcome => outcome.kind === 'unconfirmed')?.deletes,
    fault,
    head,
  }
}

/** As the screens are told. */
export function resultOf({ nodes, refused, unconfirmed, fault }: Performed, undo: UndoId | undefined): EditResult {
  if (fault) return { kind: 'failed', why: fault, nodes, undo }
  if (unconfirmed !== undefined) return { kind: 'unconfirmed', deletes: unconfirmed }
  if (refused.length === 0) return { kind: 'done', nodes, undo }
  return nodes.length === 0 ? { kind: 'refused', refused } : { kind: 'partly', nodes, refused, undo }
}
