-- One register in one SQLite file. Things are numbered in order of importance (kind, then number of
-- links), so that a text search can stop at the first rows. Terms are integers from `term`: relations
-- that carry accountability have the lowest. There is no ANALYZE: with statistics present, SQLite
-- plans the walk with a bloom filter over all statements, hundreds of times slower. Indexes are made when the
-- rows are there: sorting them once is sooner done than finding the place of each.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE note (n INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE document (
  n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, media TEXT NOT NULL,
  origin TEXT, content BLOB
);
CREATE TABLE ledger (
  n INTEGER PRIMARY KEY, document INTEGER NOT NULL, locator TEXT NOT NULL, outcome TEXT NOT NULL,
  reason TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX ledger_document ON ledger (document);
-- The words of what was kept as text and of what was not read, by the ledger's own numbers.
CREATE VIRTUAL TABLE narrative USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 0");
CREATE TABLE term (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE thing (n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL);
CREATE UNIQUE INDEX thing_id ON thing (id);
CREATE INDEX thing_kind ON thing (kind, label, id);
CREATE TABLE name (key TEXT NOT NULL, thing INTEGER NOT NULL, PRIMARY KEY (key, thing)) WITHOUT ROWID;
CREATE TABLE statement (
  n INTEGER PRIMARY KEY, s INTEGER NOT NULL, p INTEGER NOT NULL, o INTEGER,
  value TEXT, raw TEXT, role TEXT, stated_as TEXT NOT NULL, basis TEXT NOT NULL, start TEXT, "end" TEXT
);
CREATE INDEX statement_spo ON statement (s, p, o);
CREATE INDEX statement_ops ON statement (o, p, s) WHERE o IS NOT NULL;
CREATE INDEX statement_pso ON statement (p, s, o) WHERE o IS NOT NULL;
-- Each edition of a paper says most of it again, in passages of its own: so a passage names its source by number.
CREATE TABLE source (n INTEGER PRIMARY KEY, document TEXT NOT NULL, sha256 TEXT NOT NULL);
CREATE TABLE passage (
  n INTEGER PRIMARY KEY, source INTEGER NOT NULL, locator TEXT NOT NULL, quote TEXT NOT NULL, "at" INTEGER NOT NULL
);
CREATE VIEW citation AS
  SELECT passage.n AS n, document, locator, quote, sha256, "at" FROM passage JOIN source ON source.n = passage.source;
CREATE TABLE evidence (
  statement INTEGER NOT NULL, position INTEGER NOT NULL, citation INTEGER NOT NULL,
  PRIMARY KEY (statement, position)
) WITHOUT ROWID;
-- What is each partnership's own of several stands in one piece beside the tables (sqlite_own.py), as earlier editions do.
CREATE VIRTUAL TABLE search USING fts5 (names, words, tokenize = "unicode61 remove_diacritics 0");
