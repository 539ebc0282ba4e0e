/** CodeMirror as this app looks: its colours, its keys, the languages that it fetches when a file's name asks for one. Knows no React. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, HighlightStyle, indentOnInput, LanguageDescription, syntaxHighlighting } from '@codemirror/language'
import { languages } from '@codemirror/language-data'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export interface CodeEditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  /** The file's, for its language. */
  readonly name: string
  /** For screen readers. */
  readonly label: string
  readonly readOnly: boolean
  /** CodeMirror's own words by their English ones. */
  readonly phrases: Readonly<Record<string, string>>
  readonly extensions?: Extension
}

/** The text of `state` is the given one, to the letter, as long as nobody changes it. */
export function createCodeEditor({ parent, text, name, label, readOnly, phrases, extensions = [] }: CodeEditorOptions): EditorView {
  const language = new Compartment()
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        ...SHARED,
        lineEnds(text),
        readOnly ? READ_ONLY : EDITABLE,
        EditorState.phrases.of(phrases),
        EditorView.contentAttributes.of({ 'aria-label': label, ...(readOnly && { tabindex: '0', 'aria-readonly': 'true' }) }),
        language.of([]),
        extensions,
      ],
    }),
  })
  void addLanguage(view, language, name)
  return view
}

/** A language that cannot be fetched leaves the text plain. */
async function addLanguage(view: EditorView, language: Compartment, name: string): Promise<void> {
  const support = await LanguageDescription.matchFilename(languages, name)
    ?.load()
    .catch(() => undefined)
  if (support && view.dom.isConnected) view.dispatch({ effects: language.reconfigure(support) })
}

/**
 * Left alone, CodeMirror takes every kind of line end and writes one. Here a file that ends all its lines alike keeps its
 * way, and any other is parted at line feeds alone, so that a stray carriage return stays where it is.
 */
function lineEnds(text: string): Extension {
  const separator = /\r\n/.test(text) && !/\r(?!\n)|(?<!\r)\n/.test(text) ? '\r\n' : '\n'
  return [EditorState.lineSeparator.of(separator), EditorView.clipboardInputFilter.of(pasted => pasted.replace(/\r\n?|\n/g, separator))]
}

const COLORS = HighlightStyle.define([
  { tag: [tags.comment, tags.meta], color: 'var(--color-ink-faint)' },
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--color-kind-image)' },
  { tag: [tags.string, tags.special(tags.string), tags.inserted], color: 'var(--color-ok)' },
  { tag: [tags.number, tags.bool, tags.atom, tags.regexp, tags.escape], color: 'var(--color-kind-media)' },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.tagName], color: 'var(--color-accent)' },
  { tag: [tags.propertyName, tags.attributeName, tags.definition(tags.variableName), tags.labelName], color: 'var(--color-kind-text)' },
  { tag: tags.heading, color: 'var(--color-ink)', fontWeight: '600' },
  { tag: [tags.link, tags.url], color: 'var(--color-accent)' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.deleted, tags.invalid], color: 'var(--color-bad)' },
])

const LOOK = EditorView.theme({
  '&': { height: '100%', color: 'var(--color-ink)', backgroundColor: 'var(--color-canvas)', fontSize: 'var(--text-13)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--color-ink)', padding: '12px 0' },
  '.cm-content:focus-visible': { outline: 'none' },
  '.cm-line': { padding: '0 16px' },
  '.cm-gutters': { backgroundColor: 'var(--color-canvas)', color: 'var(--color-ink-faint)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 16px', minWidth: '44px' },
  '.cm-activeLine': { backgroundColor: 'var(--color-sunken)' },
  '.cm-cursor': { borderLeftColor: 'var(--color-ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--color-accent) 30%, transparent)',
  },
  '.cm-selectionMatch, .cm-searchMatch': { backgroundColor: 'var(--color-warn-wash)', outline: '1px solid var(--color-warn)' },
  '.cm-searchMatch-selected': { backgroundColor: 'color-mix(in srgb, var(--color-warn) 40%, transparent)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--color-press)', outline: '1px solid var(--color-line-strong)' },
  '.cm-panels': { backgroundColor: 'var(--color-float)', color: 'var(--color-ink)', fontFamily: 'var(--font-sans)' },
  '.cm-panels-bottom': { borderTop: '1px solid var(--color-line)' },
  '.cm-panel.cm-search': { padding: '8px 32px 8px 12px', fontSize: 'var(--text-13)' },
  '.cm-textfield': {
    backgroundColor: 'var(--color-canvas)',
    border: '1px solid var(--color-line-strong)',
    borderRadius: 'var(--radius-sm)',
    padding: '4px 8px',
    fontSize: 'var(--text-13)',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--color-canvas)',
    border: '1px solid var(--color-line-strong)',
    borderRadius: 'var(--radius-sm)',
    padding: '3px 10px',
    fontSize: 'var(--text-13)',
  },
  '.cm-button:active': { backgroundImage: 'none', backgroundColor: 'var(--color-press)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--text-13)' },
  '.cm-panel.cm-search [name=close]': { color: 'var(--color-ink-soft)', fontSize: '20px', insetInlineEnd: '8px', top: '6px' },
})

const SHARED: readonly Extension[] = [
  lineNumbers(),
  drawSelection(),
  bracketMatching(),
  search(),
  highlightSelectionMatches(),
  syntaxHighlighting(COLORS),
  LOOK,
  EditorView.lineWrapping,
]

const READ_ONLY: Extension = [EditorState.readOnly.of(true), EditorView.editable.of(false), keymap.of(searchKeymap)]
/** Tab indents; Escape and then Tab leaves, as CodeMirror has it. */
const EDITABLE: Extension = [
  history(),
  indentOnInput(),
  highlightActiveLine(),
  keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
]
