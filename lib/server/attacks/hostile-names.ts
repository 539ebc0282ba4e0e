/** What attackers write where a name or an id belongs. */

/** Ways out of a folder, in every spelling that some server somewhere undid. */
export const WAYS_OUT = [
  '..',
  '../secret',
  '..\\secret',
  '%2e%2e%2fsecret',
  '%252e%252e%252fsecret',
  '..%c0%afsecret',
  '..;/secret',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server\\share',
  'file:///etc/passwd',
  'a\0b',
  '....//....//secret',
] as const

/** Those of them that no file may be called; the others are harmless letters to us, and stay such. */
export const NO_NAMES = WAYS_OUT.filter(name => /[/\\\0:]/.test(name) || name === '..')

export const HTML_NAMES = ['&lt;b&gt;', "x' onerror='alert(1)", '{{7+7}}', 'javascript&colon;alert(1)', 'x onload=alert(1)'] as const
