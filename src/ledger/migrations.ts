/**
 * The ledger's tables, a step a version: a ledger of an older version takes the steps that it lacks. No step is ever
 * changed once it has shipped.
 *
 * A report's rows hang on a reading; a newer reading of the same report supersedes the older and deletes nothing. What
 * people change is a correction beside the machine's row.
 */
export const MIGRATIONS: readonly string[] = [
  `
CREATE TABLE reports (
  id        TEXT PRIMARY KEY,
  sha256    TEXT NOT NULL UNIQUE,
  file      TEXT,
  url       TEXT,
  title     TEXT,
  publisher TEXT,
  published TEXT,
  language  TEXT,
  text      TEXT NOT NULL,
  blocks    TEXT NOT NULL,
  added     TEXT NOT NULL
) STRICT;

CREATE TABLE failures (
  place   TEXT PRIMARY KEY,
  code    TEXT NOT NULL,
  message TEXT NOT NULL,
  remedy  TEXT NOT NULL,
  tried   TEXT NOT NULL
) STRICT;

CREATE TABLE readings (
  id         INTEGER PRIMARY KEY,
  report     TEXT NOT NULL REFERENCES reports (id),
  model      TEXT NOT NULL,
  read       TEXT NOT NULL,
  warnings   TEXT NOT NULL,
  superseded TEXT
) STRICT;
CREATE UNIQUE INDEX one_standing_reading ON readings (report) WHERE superseded IS NULL;

CREATE TABLE actors (
  id         INTEGER PRIMARY KEY,
  reading    INTEGER NOT NULL REFERENCES readings (id),
  local      TEXT NOT NULL,
  name       TEXT NOT NULL,
  kind       TEXT NOT NULL,
  country    TEXT,
  sector     TEXT,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  body       TEXT NOT NULL,
  UNIQUE (reading, local)
) STRICT;
CREATE INDEX actors_by_name ON actors (name COLLATE NOCASE);

CREATE TABLE rows (
  id         INTEGER PRIMARY KEY,
  reading    INTEGER NOT NULL REFERENCES readings (id),
  kind       TEXT NOT NULL,
  local      TEXT NOT NULL,
  "start"    INTEGER NOT NULL CHECK ("start" >= 0),
  "end"      INTEGER NOT NULL CHECK ("end" > "start"),
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  body       TEXT NOT NULL,
  UNIQUE (reading, kind, local)
) STRICT;

CREATE TABLE facets (
  row   INTEGER NOT NULL REFERENCES rows (id),
  name  TEXT NOT NULL,
  value TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (name, value, row)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE row_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
CREATE VIRTUAL TABLE report_words USING fts5 (report UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
`,
  // Corrections: what people did to rows. `rows` and `actors` hold what stands; what the machine read of a row that a
  // person corrected is kept in `machine_rows`.
  `
CREATE TABLE corrections (
  id     TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES reports (id),
  at     TEXT NOT NULL,
  local  TEXT,
  unlaid TEXT,
  body   TEXT NOT NULL,
  CHECK (local IS NOT NULL OR unlaid IS NOT NULL)
) STRICT;
CREATE INDEX corrections_by_report ON corrections (report, at);

CREATE TABLE machine_rows (
  reading INTEGER NOT NULL REFERENCES readings (id),
  kind    TEXT NOT NULL,
  local   TEXT NOT NULL,
  body    TEXT NOT NULL,
  PRIMARY KEY (reading, kind, local)
) STRICT, WITHOUT ROWID;

ALTER TABLE rows ADD COLUMN correction TEXT REFERENCES corrections (id);
ALTER TABLE actors ADD COLUMN correction TEXT REFERENCES corrections (id);
CREATE INDEX corrected_rows ON rows (correction) WHERE correction IS NOT NULL;
CREATE INDEX corrected_actors ON actors (correction) WHERE correction IS NOT NULL;
`,
  // Search in big ledgers: the distinct values of facets, so that a part of a name is looked for among names and not
  // among rows; reports by day; facets by row. What a superseded reading was found by goes: it is never found.
  `
CREATE TABLE facet_values (
  name  TEXT NOT NULL,
  value TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (name, value)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO facet_values SELECT DISTINCT name, value FROM facets;
CREATE TRIGGER facet_values_grow AFTER INSERT ON facets BEGIN
  INSERT OR IGNORE INTO facet_values (name, value) VALUES (new.name, new.value);
END;
CREATE INDEX facets_by_row ON facets (row);
CREATE INDEX reports_by_day ON reports (published, publisher, id);
CREATE INDEX readings_of_rows ON rows (id, reading, kind);
CREATE INDEX days_of_reports ON reports (id, published, publisher);
DELETE FROM facets WHERE row IN (SELECT rows.id FROM rows JOIN readings ON readings.id = rows.reading WHERE superseded IS NOT NULL);
DELETE FROM row_words WHERE rowid IN (SELECT rows.id FROM rows JOIN readings ON readings.id = rows.reading WHERE superseded IS NOT NULL);
`,
  // What was taken out of the ledger for good leaves a word that it was there, and why it is not.
  `
CREATE TABLE tombstones (
  id        INTEGER PRIMARY KEY,
  what      TEXT NOT NULL CHECK (what IN ('report', 'actor')),
  sha256    TEXT NOT NULL,
  forgotten TEXT NOT NULL,
  why       TEXT NOT NULL
) STRICT;
CREATE INDEX tombstones_by_hash ON tombstones (sha256);
`,
  // Beginnings of four letters are in the index too: without it, those are put together of all words that begin so.
  `
CREATE VIRTUAL TABLE row_words_again USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4');
INSERT INTO row_words_again (rowid, words) SELECT rowid, words FROM row_words;
DROP TABLE row_words;
ALTER TABLE row_words_again RENAME TO row_words;
`,
  // Stories: which reports are on one happening. A report is found by its rarest words and names, kept as numbers, so
  // that nothing of a report that is forgotten stays. People's changes are kept in the order in which they were made.
  `
CREATE TABLE stories (
  id    TEXT PRIMARY KEY,
  begun TEXT NOT NULL
) STRICT;

CREATE TABLE story_reports (
  story  TEXT NOT NULL REFERENCES stories (id),
  report TEXT NOT NULL REFERENCES reports (id),
  fit    REAL NOT NULL,
  PRIMARY KEY (story, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX stories_of_reports ON story_reports (report);

CREATE TABLE story_terms (
  term   INTEGER NOT NULL,
  day    TEXT NOT NULL,
  report TEXT NOT NULL REFERENCES reports (id),
  weight REAL NOT NULL,
  PRIMARY KEY (term, day, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX terms_of_reports ON story_terms (report);

CREATE TABLE story_words (
  term    INTEGER PRIMARY KEY,
  reports INTEGER NOT NULL
) STRICT;

CREATE TABLE story_changes (
  id     INTEGER PRIMARY KEY,
  what   TEXT NOT NULL CHECK (what IN ('merged', 'split')),
  story  TEXT NOT NULL,
  other  TEXT NOT NULL,
  "by"   TEXT NOT NULL,
  why    TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT;
CREATE INDEX changes_of_stories ON story_changes (story);
`,
];
