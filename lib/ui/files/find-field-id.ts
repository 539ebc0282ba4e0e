/** Where the shown folder is searched by name; a name of its own, so that whoever looks for it need not fetch it. */
export const FIND_FIELD_ID = 'find-in-folder'
