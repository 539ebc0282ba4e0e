/** Whether a sign alone, without Control or Alt, is a shortcut. Who speaks to the machine types signs without meaning them. Pure. */

export type SignKeys = 'on' | 'off'

export const SIGN_KEYS_COOKIE = 'lockstep-sign-keys'

export function parseSignKeys(text: string | undefined): SignKeys {
  return text === 'off' ? 'off' : 'on'
}
