/**
 * Names that Chromium neither lists nor opens, whatever the disk. They are asked for before the platform is, so that an
 * item waits with a reason; what the platform refuses beyond this is learned when it does.
 */
import { MAX_NAME_BYTES, utf8Length } from '../../core/name'
import type { LocalProblem } from '../../core/ports'

/** Separators and wildcards, controls, format characters (zero width, direction, emoji joiners) and non-characters. */
const ILLEGAL = /["*/:<>?\\|]|\p{Cc}|\p{Cf}|\p{Cs}|\p{Noncharacter_Code_Point}/u
/** At either end of what follows one leading dot. */
const EDGE = /^[\s.~]|[\s.~]$/u
const SHORTCUT = /\.(lnk|scf|url|\{[^.]*\})$/i
/** Names of devices on Windows, refused everywhere; `con.txt` is one too. */
const DEVICE = /^(con|prn|aux|nul|com[1-9]|lpt[1-9]|clock\$)(\.|$)/i
const WHOLE = /^(desktop\.ini|thumbs\.db|conin\$|conout\$)$/i
/** What Windows makes of long names: `PROGRA~1`. */
const SHORT_NAME = /^[^.~]{1,6}~\d(\.[^.]{0,3})?$/

/** Whether this device can hold `name`. */
export function nameProblem(name: string, onWindows: boolean): LocalProblem | undefined {
  if (utf8Length(name) > MAX_NAME_BYTES) return 'too-long'
  const body = name.startsWith('.') ? name.slice(1) : name
  if (body === '' || ILLEGAL.test(name) || EDGE.test(body)) return 'bad-name'
  if (SHORTCUT.test(name) || DEVICE.test(name) || WHOLE.test(name)) return 'bad-name'
  return onWindows && SHORT_NAME.test(name) ? 'bad-name' : undefined
}
