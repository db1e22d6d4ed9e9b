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
  // Actors of the ledger: those of reports joined, with why. `base` is where the machine put it, `pinned` where a person
  // did, `actor` what counts after all merges. `actor_traits` counts what the members show, and is how a new one is
  // looked up. Reports of older ledgers wait to be joined until the ledger is opened. Registry entries may be kept here.
  `
CREATE TABLE ledger_actors (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  stands_as  INTEGER NOT NULL REFERENCES ledger_actors (number),
  name       TEXT NOT NULL,
  renamed    TEXT,
  reports    INTEGER NOT NULL DEFAULT 0,
  statements INTEGER NOT NULL DEFAULT 0,
  is_decided INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX ledger_actors_by_reports ON ledger_actors (reports DESC, statements DESC, number);

CREATE INDEX renamed_ledger_actors ON ledger_actors (renamed) WHERE renamed IS NOT NULL;

CREATE TABLE actor_joins (
  report     TEXT NOT NULL REFERENCES reports (id),
  local      TEXT NOT NULL,
  base       INTEGER NOT NULL REFERENCES ledger_actors (number),
  pinned     INTEGER REFERENCES ledger_actors (number),
  actor      INTEGER NOT NULL REFERENCES ledger_actors (number),
  why        TEXT NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  statements INTEGER NOT NULL,
  traits     TEXT NOT NULL,
  mentions   TEXT NOT NULL,
  PRIMARY KEY (report, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_joins_by_actor ON actor_joins (actor, report);
CREATE INDEX actor_joins_by_pin ON actor_joins (pinned) WHERE pinned IS NOT NULL;
CREATE INDEX ledger_actors_by_standing ON ledger_actors (stands_as);
CREATE INDEX actor_joins_by_base ON actor_joins (base, report);

CREATE TABLE actor_traits (
  trait TEXT NOT NULL,
  value TEXT NOT NULL,
  actor INTEGER NOT NULL REFERENCES ledger_actors (number),
  count INTEGER NOT NULL,
  PRIMARY KEY (trait, value, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_traits_by_actor ON actor_traits (actor, trait, count DESC, value);

CREATE TABLE actor_decisions (
  number INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL CHECK (action IN ('merge', 'split', 'rename', 'undo')),
  actor  INTEGER NOT NULL REFERENCES ledger_actors (number),
  other  INTEGER REFERENCES ledger_actors (number),
  name   TEXT,
  undoes INTEGER REFERENCES actor_decisions (number),
  stands INTEGER NOT NULL DEFAULT 1,
  by     TEXT NOT NULL,
  why    TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT;
CREATE INDEX actor_decisions_by_actor ON actor_decisions (actor);
CREATE INDEX merges_that_stand ON actor_decisions (number) WHERE action = 'merge' AND stands = 1;
CREATE INDEX actor_decisions_by_other ON actor_decisions (other);

CREATE TABLE actor_split_members (
  decision INTEGER NOT NULL REFERENCES actor_decisions (number),
  report   TEXT NOT NULL REFERENCES reports (id),
  local    TEXT NOT NULL,
  mentions TEXT NOT NULL,
  PRIMARY KEY (report, local, decision)
) STRICT, WITHOUT ROWID;

CREATE TABLE reports_to_join (report TEXT PRIMARY KEY REFERENCES reports (id)) STRICT;
INSERT INTO reports_to_join SELECT report FROM readings WHERE superseded IS NULL ORDER BY id;

CREATE TABLE registry_entries (
  id   TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
  // Feeds that are watched, how they are to be asked next, and which of their items were seen: by a hash of the
  // address alone, so that nothing of a report that is forgotten stays here.
  `
CREATE TABLE feeds (
  url      TEXT PRIMARY KEY,
  title    TEXT,
  etag     TEXT,
  modified TEXT,
  polled   TEXT,
  rests    TEXT,
  failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  why      TEXT
) STRICT;

CREATE TABLE feed_items (
  item  TEXT PRIMARY KEY,
  tries INTEGER NOT NULL CHECK (tries > 0),
  seen  TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX reports_by_url ON reports (url) WHERE url IS NOT NULL;
`,
  // Rules of watching and what they told: an alert is once a rule and a report. Readings wait in `fresh_readings` until
  // the rules were held against them, so that none is missed, whoever added it and whenever the program was stopped.
  `
CREATE TABLE rules (
  id      INTEGER PRIMARY KEY,
  text    TEXT NOT NULL UNIQUE COLLATE NOCASE,
  made    TEXT NOT NULL,
  dropped TEXT
) STRICT;

CREATE TABLE fresh_readings (
  reading INTEGER PRIMARY KEY REFERENCES readings (id)
) STRICT;
CREATE TRIGGER readings_are_fresh AFTER INSERT ON readings WHEN EXISTS (SELECT 1 FROM rules WHERE dropped IS NULL) BEGIN
  INSERT INTO fresh_readings (reading) VALUES (new.id);
END;

CREATE TABLE alerts (
  id       INTEGER PRIMARY KEY,
  rule     INTEGER NOT NULL REFERENCES rules (id),
  reading  INTEGER NOT NULL REFERENCES readings (id),
  rows     TEXT NOT NULL,
  at       TEXT NOT NULL,
  for_hook INTEGER NOT NULL CHECK (for_hook IN (0, 1)),
  sent     TEXT,
  UNIQUE (rule, reading)
) STRICT;
CREATE INDEX alerts_to_send ON alerts (id) WHERE for_hook = 1 AND sent IS NULL;
`,
  // Review by two coders and a third who decides: what the two mark is kept apart from corrections, which only a decision
  // becomes. And searches that people keep.
  `
CREATE TABLE review_sets (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL UNIQUE COLLATE NOCASE,
  first       TEXT NOT NULL,
  second      TEXT NOT NULL,
  decider     TEXT NOT NULL,
  made        TEXT NOT NULL,
  first_done  TEXT,
  second_done TEXT
) STRICT;
CREATE TABLE review_items (
  id      INTEGER PRIMARY KEY,
  review  INTEGER NOT NULL REFERENCES review_sets (id),
  reading INTEGER NOT NULL REFERENCES readings (id),
  kind    TEXT NOT NULL,
  local   TEXT NOT NULL,
  body    TEXT NOT NULL,
  UNIQUE (review, reading, local)
) STRICT;
CREATE TABLE review_marks (
  review  INTEGER NOT NULL REFERENCES review_sets (id),
  reading INTEGER NOT NULL REFERENCES readings (id),
  local   TEXT NOT NULL,
  coder   TEXT NOT NULL CHECK (coder IN ('first', 'second')),
  action  TEXT NOT NULL CHECK (action IN ('confirm', 'change', 'strike', 'add')),
  kind    TEXT NOT NULL,
  fields  TEXT NOT NULL,
  body    TEXT,
  why     TEXT NOT NULL,
  at      TEXT NOT NULL,
  PRIMARY KEY (review, reading, local, coder)
) STRICT, WITHOUT ROWID;
CREATE TABLE review_decisions (
  review     INTEGER NOT NULL REFERENCES review_sets (id),
  reading    INTEGER NOT NULL REFERENCES readings (id),
  local      TEXT NOT NULL,
  choice     TEXT NOT NULL,
  correction TEXT,
  why        TEXT NOT NULL,
  at         TEXT NOT NULL,
  PRIMARY KEY (review, reading, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_items_by_reading ON review_items (reading);
CREATE INDEX review_marks_by_reading ON review_marks (reading);
CREATE INDEX review_decisions_by_reading ON review_decisions (reading);

CREATE TABLE saved_searches (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE COLLATE NOCASE,
  address TEXT NOT NULL,
  saved   TEXT NOT NULL
) STRICT;

-- The board, the timeline and the queue want rows of one kind: without it, all rows with their bodies are gone through.
CREATE INDEX rows_by_kind ON rows (kind, reading);
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
  // Search by likeness: the vectors of a standing reading's sentences, all of one in a row; spans are pairs of offsets.
  // Numbers of rows are never used again, so that a program that has them in memory sees what came and went.
  `
CREATE TABLE sentence_vectors (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  reading INTEGER NOT NULL UNIQUE REFERENCES readings (id),
  model   TEXT NOT NULL,
  spans   BLOB NOT NULL,
  bits    BLOB NOT NULL,
  numbers BLOB NOT NULL
) STRICT;
CREATE INDEX sentence_vectors_by_model ON sentence_vectors (model);
  `,
  // What people do to stories is kept with what it moved, so that it can be taken back, by another change.
  `
CREATE TABLE story_changes_again (
  id     INTEGER PRIMARY KEY,
  what   TEXT NOT NULL CHECK (what IN ('merged', 'split', 'moved', 'undone')),
  story  TEXT NOT NULL,
  other  TEXT NOT NULL,
  target TEXT,
  undoes INTEGER REFERENCES story_changes_again (id),
  stands INTEGER NOT NULL DEFAULT 1,
  "by"   TEXT NOT NULL,
  why    TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT;
INSERT INTO story_changes_again (id, what, story, other, "by", why, at)
  SELECT id, what, story, other, "by", why, at FROM story_changes ORDER BY id;
DROP TABLE story_changes;
ALTER TABLE story_changes_again RENAME TO story_changes;
CREATE INDEX changes_of_stories ON story_changes (story);
CREATE INDEX changes_with_others ON story_changes (other);
CREATE INDEX changes_into_targets ON story_changes (target) WHERE target IS NOT NULL;

CREATE TABLE story_moves (
  change INTEGER NOT NULL REFERENCES story_changes (id),
  report TEXT NOT NULL REFERENCES reports (id),
  story  TEXT NOT NULL REFERENCES stories (id),
  is_in  INTEGER NOT NULL CHECK (is_in IN (0, 1)),
  fit    REAL NOT NULL,
  PRIMARY KEY (change, report, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX moves_of_reports ON story_moves (report);
  `,
  // An alert on a second independent report has the first beside it.
  `
ALTER TABLE alerts ADD COLUMN first INTEGER REFERENCES readings (id);
ALTER TABLE alerts ADD COLUMN first_rows TEXT;
`,
  // Whom a statement speaks of: whoever its content names or stands for, but those who speak.
  `
INSERT OR IGNORE INTO facets (row, name, value)
  SELECT rows.id, 'of', actors.name
  FROM rows JOIN readings ON readings.id = rows.reading AND superseded IS NULL
  JOIN actors ON actors.reading = rows.reading AND actors.local IS NOT rows.body ->> '$.speaker',
  json_each(actors.body, '$.mentions') AS mention, json_each(rows.body, '$.content') AS piece
  WHERE rows.kind = 'statement'
  AND mention.value ->> '$.start' >= piece.value ->> '$.start' AND mention.value ->> '$.end' <= piece.value ->> '$.end'
  AND actors.local NOT IN (SELECT value FROM json_each(rows.body, '$.coSpeakers'));
`,
  // Review asks for the rows nearest to even chances that nobody has looked at.
  `
CREATE INDEX rows_by_doubt ON rows (kind, abs(confidence - 0.5), id) WHERE correction IS NULL;
`,
];
