/** The parts of the settings that an address can name, each with the key of its title. */

export const SETTING_PARTS = {
  account: 'account',
  profile: 'profile.title',
  look: 'look',
  keyboard: 'keyboard.title',
  password: 'password.title',
  ignore: 'ignore.title',
} as const

export type SettingPart = keyof typeof SETTING_PARTS
