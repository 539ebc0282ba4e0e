/** Who was signed in here last: while the server does not answer, the drive that this browser holds opens with that. */
import { RemoteFault } from '../../core/ports'
import { getMe, type Me, MeSchema } from '../api/drive'

const STORED_AS = 'lockstep.me'
/** A network that loses everything does not say so. */
const PATIENCE_MS = 4000

/** As the server says, or as it last said here when it does not answer. Throws `RemoteFault`. */
export function getMeOrRemembered(): Promise<Me> {
  const known = rememberedMe()
  const asked = ask()
  if (!known) return asked
  const answered = asked.catch(error => {
    if (isNoAnswer(error)) return known
    throw error
  })
  return Promise.race([answered, new Promise<Me>(resolve => setTimeout(() => resolve(known), PATIENCE_MS))])
}

/** To be called when somebody signs out: the next one who opens this browser learns nothing of them. */
export function forgetMe(): void {
  try {
    localStorage.removeItem(STORED_AS)
  } catch {
    // Where nothing may be stored, nothing is.
  }
}

async function ask(): Promise<Me> {
  try {
    const me = await getMe()
    remember(me)
    return me
  } catch (error) {
    if (error instanceof RemoteFault && error.kind === 'signed-out') forgetMe()
    throw error
  }
}

function isNoAnswer(error: unknown): boolean {
  return error instanceof RemoteFault && (error.kind === 'offline' || error.kind === 'internal')
}

function remember(me: Me): void {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(me))
  } catch {
    // Then a page without a server shows less.
  }
}

function rememberedMe(): Me | undefined {
  try {
    const { data } = MeSchema.safeParse(JSON.parse(localStorage.getItem(STORED_AS) ?? ''))
    return data
  } catch {
    return undefined
  }
}
