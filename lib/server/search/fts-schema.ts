/** The tables of the index. A file of another version is thrown away and filled anew. */

export const VERSION = 2

export const SETTINGS = `
  PRAGMA busy_timeout = 10000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA cache_size = -16384;
  PRAGMA journal_size_limit = 67108864;
`

/** `node.name` is folded. A content is read once, however many files have it. `body` keeps words and no text. */
export const TABLES = `
  CREATE TABLE IF NOT EXISTS drive (
    num INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    epoch TEXT NOT NULL,
    cursor INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS node (
    drive INTEGER NOT NULL,
    id TEXT NOT NULL,
    parent TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER,
    at INTEGER,
    author TEXT,
    device TEXT,
    content INTEGER,
    PRIMARY KEY (drive, id)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS node_parent ON node (drive, parent);
  CREATE INDEX IF NOT EXISTS node_content ON node (content) WHERE content IS NOT NULL;
  CREATE TABLE IF NOT EXISTS content (
    id INTEGER PRIMARY KEY,
    drive INTEGER NOT NULL,
    hash TEXT NOT NULL,
    tries INTEGER NOT NULL,
    read INTEGER NOT NULL,
    text TEXT,
    UNIQUE (drive, hash)
  );
  CREATE INDEX IF NOT EXISTS content_unread ON content (drive, tries) WHERE read = 0;
  CREATE VIRTUAL TABLE IF NOT EXISTS body USING fts5(
    drive, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
  );
  PRAGMA user_version = ${VERSION};
`
