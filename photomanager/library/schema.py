"""The tables of `library.db`.

What is truth and what is derived:

- truth: roots, photos, files, tags, synonyms, aliases, statements, imported keywords,
  operations with their changes, lessons, skipped questions, saved searches, settings;
- derived, may be rebuilt at any time: vectors and faces (from the photos), what the file makes
  certain (from its metadata), machine facts
  and tag learners (from vectors and active lessons), the change feed;
- memory of an upgrade: `vocabulary_entry`, what the vocabulary said when last installed.

Names are unique by `normal`, the name in NFC, case-folded, with single spaces.
Times are integer microseconds since 1970 in UTC; `photo.taken_at` is the camera's own
wall clock, kept in the same unit without conversion, with its zone beside it.
Rows of tags, photos and folders are numbered by `row_ids`, which gives no number twice.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    event,
    func,
    text,
)

SCHEMA_VERSION = 2
# PRAGMA application_id: tells our file from any other SQLite database ("PhMg").
APPLICATION_ID = 0x50684D67

metadata = MetaData()

# -- the library itself -------------------------------------------------------------------

library_info = Table(
    "library_info",
    metadata,
    Column("key", Text, primary_key=True),  # uuid, created_at, vocabulary, last_row:TABLE
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),  # precision, precision:TAG_UUID, tag_keys
    Column("value", Text, nullable=False),  # JSON
    sqlite_with_rowid=False,
)

# -- folders, photos, files ---------------------------------------------------------------

root = Table(
    "root",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False, unique=True),
    Column("path", LargeBinary, nullable=False, unique=True),  # absolute, os.fsencode
    Column("device", Text),  # st_dev and file system id when last seen: another one is offline
    Column("added_at", Integer, nullable=False),
    Column("scanned_at", Integer),  # end of the last complete scan
    Column("state", Text, nullable=False, server_default="online"),  # online, offline
    Column("reason", Text),  # one sentence while offline
    Column("removed_at", Integer),  # photos of a removed root keep their tags for 90 days
    Column("videos", Integer, nullable=False, server_default="0"),  # seen by the last scan
    Column("others", Integer, nullable=False, server_default="0"),  # likewise: neither
    CheckConstraint("state IN ('online', 'offline')", name="root_state"),
)

photo = Table(
    "photo",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False, unique=True),
    Column("added_at", Integer, nullable=False),
    Column("taken_at", Integer),
    Column("taken_zone", Text),  # "+02:00" when the file says so
    Column("width", Integer),  # upright, in pixels of the original
    Column("height", Integer),
    Column("rating", Integer),  # 0 to 5, null: none given
    Column("label", Text),  # colour label
    Column("pick", Integer),  # 1 picked, -1 rejected
    Column("title", Text),
    Column("description", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("metadata", Text),  # JSON: camera, lens, exposure …
    Column("faces", Integer),  # how many were found, null: not looked yet
    # When the user last set rating, label or pick here; null: all three are the file's.
    Column("marked_at", Integer),
    Index("photo_taken_at", "taken_at"),
)
Index("photo_rated", photo.c.rating, sqlite_where=photo.c.rating.is_not(None))
Index("photo_labelled", photo.c.label, sqlite_where=photo.c.label.is_not(None))
Index("photo_picked", photo.c.pick, sqlite_where=photo.c.pick.is_not(None))
Index("photo_faces", photo.c.faces, sqlite_where=photo.c.faces > 0)
Index("photo_unseen", photo.c.id, sqlite_where=photo.c.faces.is_(None))

face = Table(
    "face",
    metadata,
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 0, the largest first
    Column("left", Float, nullable=False),  # of the upright photo, in fractions of its sides
    Column("top", Float, nullable=False),
    Column("width", Float, nullable=False),
    Column("height", Float, nullable=False),
    Column("score", Float, nullable=False),  # how sure the detector is, 0 to 1
    sqlite_with_rowid=False,
)

file = Table(
    "file",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE"), nullable=False),
    Column("root_id", ForeignKey("root.id", ondelete="CASCADE"), nullable=False),
    Column("path", LargeBinary, nullable=False),  # relative to the root, os.fsencode, "/" between
    Column("name", Text, nullable=False),  # the path for reading and search, undecodable bytes as �
    Column("role", Text, nullable=False, server_default="main"),  # main, raw, sidecar
    Column("size", Integer, nullable=False),
    Column("mtime_ns", Integer, nullable=False),
    Column("content_hash", LargeBinary),  # xxh3-128 of the bytes, 16 bytes
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("reason", Text),  # one sentence when failed
    UniqueConstraint("root_id", "path", name="file_path"),
    CheckConstraint("state IN ('pending', 'indexed', 'failed', 'missing')", name="file_state"),
    CheckConstraint("role IN ('main', 'raw', 'sidecar')", name="file_role"),
)
Index("file_photo", file.c.photo_id)
Index("file_hash", file.c.content_hash, sqlite_where=file.c.content_hash.is_not(None))
Index("file_name", file.c.name, file.c.photo_id)
Index("file_root", file.c.root_id, file.c.photo_id)
Index("file_companion", file.c.root_id, sqlite_where=file.c.role != "main")
Index("file_unfinished", file.c.state, sqlite_where=file.c.state != "indexed")

left_out = Table(  # missing files that are not shown
    "left_out",
    metadata,
    Column("file_id", ForeignKey("file.id", ondelete="CASCADE"), primary_key=True),
    # Else the user's rules leave their paths alone.
    Column("trashed", Boolean, nullable=False, server_default=text("0")),
)
# A trigger, because a file comes back in many ways.
event.listen(
    left_out,
    "after_create",
    DDL(  # type: ignore[no-untyped-call]
        """
        CREATE TRIGGER file_returned AFTER UPDATE OF state ON file
        WHEN OLD.state = 'missing' AND NEW.state != 'missing'
        BEGIN DELETE FROM left_out WHERE file_id = NEW.id; END
        """
    ),
)

sidecar = Table(  # the XMP files beside a photo, as they were when the photo was read
    "sidecar",
    metadata,
    Column("file_id", ForeignKey("file.id", ondelete="CASCADE"), primary_key=True),
    Column("name", LargeBinary, primary_key=True),  # in the photo's own folder
    Column("size", Integer, nullable=False),
    Column("mtime_ns", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# -- vectors ------------------------------------------------------------------------------

space = Table(
    "space",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),  # network, preprocessing and whitening
    Column("network", Text, nullable=False),
    Column("dimensions", Integer, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("active", Boolean, nullable=False),  # exactly one space is
)

vector = Table(
    "vector",
    metadata,
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True),
    Column("space_id", ForeignKey("space.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, nullable=False, unique=True),  # grows with every write
    Column("code", LargeBinary, nullable=False),  # int8[dimensions]
    Column("head", LargeBinary, nullable=False),  # 16 uint16 classes, 16 uint16 probabilities
)

vector_gone = Table(  # so that the vector file forgets what the table has forgotten
    "vector_gone",
    metadata,
    Column("space_id", ForeignKey("space.id", ondelete="CASCADE"), primary_key=True),
    Column("photo_id", Integer, primary_key=True),
    Column("seq", Integer, nullable=False),  # the same counter as vector.seq
    sqlite_with_rowid=False,
)
Index("vector_gone_seq", vector_gone.c.seq)
# A trigger, because a vector also goes when its photo does (ON DELETE CASCADE).
event.listen(
    vector_gone,
    "after_create",
    DDL(  # type: ignore[no-untyped-call]
        """
        CREATE TRIGGER vector_deleted AFTER DELETE ON vector
        WHEN EXISTS (SELECT 1 FROM space WHERE id = OLD.space_id)
        BEGIN
            INSERT OR REPLACE INTO vector_gone (space_id, photo_id, seq)
            VALUES (OLD.space_id, OLD.photo_id, 1 + max(
                OLD.seq,
                coalesce((SELECT max(seq) FROM vector), 0),
                coalesce((SELECT max(seq) FROM vector_gone), 0)));
        END
        """
    ),
)

anchor = Table(  # snapshots of the library's mean: the weak negative of every tag
    "anchor",
    metadata,
    Column("space_id", ForeignKey("space.id", ondelete="CASCADE"), primary_key=True),
    Column("photos", Integer, primary_key=True),  # mean over this many photos; the largest holds
    Column("sum", LargeBinary, nullable=False),  # int64[dimensions], exact sum of codes
    sqlite_with_rowid=False,
)

# -- tags ---------------------------------------------------------------------------------

tag = Table(
    "tag",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("normal", Text, nullable=False),
    Column("parent_id", ForeignKey("tag.id")),
    Column("origin", Text, nullable=False),  # vocabulary, starter, user, imported
    Column("vocabulary_key", Text, unique=True),
    Column("automatic", Boolean, nullable=False, server_default="1"),  # may be written by itself
    Column("enabled", Boolean, nullable=False, server_default="1"),  # an unwanted one is off
    Column("created_at", Integer, nullable=False),
    CheckConstraint("origin IN ('vocabulary', 'starter', 'user', 'imported')", name="tag_origin"),
)
Index("tag_name", func.coalesce(tag.c.parent_id, 0), tag.c.normal, unique=True)
Index("tag_normal", tag.c.normal)
Index("tag_parent", tag.c.parent_id)

tag_synonym = Table(
    "tag_synonym",
    metadata,
    Column("tag_id", ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True),
    Column("normal", Text, primary_key=True),
    Column("name", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index("tag_synonym_normal", tag_synonym.c.normal)

tag_alias = Table(  # a merged tag's lessons teach another; the lessons themselves never change
    "tag_alias",
    metadata,
    Column("tag_uuid", Text, primary_key=True),  # as lessons and learner files name it
    Column("target_uuid", Text, nullable=False),  # a tag's uuid, never another alias
    sqlite_with_rowid=False,
)
Index("tag_alias_target", tag_alias.c.target_uuid)

vocabulary_entry = Table(  # as last installed: tells a user's rename from the vocabulary's own
    "vocabulary_entry",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("parent_key", Text),
    Column("synonyms", Text, nullable=False),  # JSON list
    Column("automatic", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

# -- the three facts of a tag on a photo ----------------------------------------------------

statement = Table(  # the user's word
    "statement",
    metadata,
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True),
    Column("verdict", Integer, nullable=False),  # 1 confirmed, -1 rejected
    Column("at", Integer, nullable=False),
    Column("lesson_uuid", Text, nullable=False),
    CheckConstraint("verdict IN (1, -1)", name="statement_verdict"),
    sqlite_with_rowid=False,
)
Index("statement_tag", statement.c.tag_id)

imported = Table(  # the file's keywords
    "imported",
    metadata,
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True),
    Column("tag_id", ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True),
    Column("source", Text, nullable=False),  # file: the photo's own file or a sidecar
    # As the file writes it, "Animal|Dog": the tag may have been renamed, moved or merged since.
    Column("keyword", Text, nullable=False, server_default=""),
    sqlite_with_rowid=False,
)
Index("imported_tag", imported.c.tag_id)

file_fact = Table(  # what EXIF, pixels and neighbours make certain; part of the machine's guesses
    "file_fact",
    metadata,
    Column("key", Text, primary_key=True),  # a tag's vocabulary_key
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE"), primary_key=True),
    Column("confidence", Integer, nullable=False),  # per 10,000
    Column("reason", Text, nullable=False),  # for people: flash fired
    sqlite_with_rowid=False,
)
Index("file_fact_photo", file_fact.c.photo_id)

tagger_version = Table(  # all of one version's work can be taken back at once
    "tagger_version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("space_id", ForeignKey("space.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),  # hash of vocabulary, calibration and policy
    Column("created_at", Integer, nullable=False),
    Column("retracted_at", Integer),
    UniqueConstraint("space_id", "name", name="tagger_version_name"),
)

# The machine's guess; rows below the suggestion threshold are not kept. Search relies on this:
# where a tag has a row, its parent (if enabled) has one that is at least as confident, and as
# automatic if the parent may be automatic at all. So a search for "animal" reads the rows of
# one tag instead of merging those of 400.
# By tag, because a lesson rewrites the rows of one tag, on a tenth of all photos: they lie side
# by side, and nothing else must follow while `automatic` stays. (By photo it took ten times as
# long, most of it for pages and for an index.)
machine = Table(
    "machine",
    metadata,
    Column("photo_id", ForeignKey("photo.id", ondelete="CASCADE")),
    Column("tag_id", ForeignKey("tag.id", ondelete="CASCADE")),
    Column("confidence", Integer, nullable=False),  # per 10,000
    Column("automatic", Boolean, nullable=False),
    Column("via_tag_id", Integer),  # the child that a parent's confidence came from
    # A tagger_version's id; declared as such it would be looked up for every row rewritten.
    Column("version_id", Integer, nullable=False),
    PrimaryKeyConstraint("tag_id", "photo_id"),
    sqlite_with_rowid=False,
)
Index("machine_photo", machine.c.photo_id, machine.c.automatic)

# -- history and lessons --------------------------------------------------------------------

operation = Table(
    "operation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False, unique=True),
    Column("at", Integer, nullable=False),
    Column("origin", Text, nullable=False),  # window, cli, api
    Column("kind", Text, nullable=False),  # tag, folder …, undo, redo
    Column("summary", Text, nullable=False),  # 'Confirmed "dog" on 3 photos'
    Column("undone_by", Text),  # uuid of the undo; null again after redo
)

operation_change = Table(
    "operation_change",
    metadata,
    Column("operation_id", ForeignKey("operation.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity", Text, nullable=False),  # table name
    Column("key", Text, nullable=False),  # JSON of the primary key
    Column("before", Text),  # JSON of the row, null: did not exist
    Column("after", Text),  # JSON of the row, null: no longer exists
    sqlite_with_rowid=False,
)

lesson = Table(  # append only; active while its operation is not undone
    "lesson",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False),
    Column("operation_id", ForeignKey("operation.id"), nullable=False),
    Column("photo_uuid", Text, nullable=False),
    Column("tag_uuid", Text, nullable=False),
    Column("verdict", Integer, nullable=False),  # 1, -1, 0 withdraws an earlier one
    Column("space_id", ForeignKey("space.id")),
    Column("code", LargeBinary),  # int8[dimensions]; null until the photo has a vector
    Column("content_hash", LargeBinary),
    Column("at", Integer, nullable=False),
    Column("log_odds", Float),  # the classifier's score before the lesson
    Column("opinion", Float),  # what it meant in calibrated log-odds: test, then train
    Column("confidence", Integer),  # what was shown then, per 10,000
    Column("source", Text, nullable=False, server_default="user"),  # user, asked, audit, learner
    # A lesson that was taken back can come again, with an imported learner.
    UniqueConstraint("uuid", "operation_id", name="lesson_uuid"),
    CheckConstraint("verdict IN (1, 0, -1)", name="lesson_verdict"),
)
Index("lesson_pair", lesson.c.tag_uuid, lesson.c.photo_uuid)
Index("lesson_photo", lesson.c.photo_uuid)
Index("lesson_content", lesson.c.content_hash, sqlite_where=lesson.c.source == "learner")
Index(  # answers to the program's questions
    "lesson_answer", lesson.c.tag_uuid, sqlite_where=text("source IN ('asked', 'audit')")
)

question_skipped = Table(  # questions that the user did not want to answer, not asked again
    "question_skipped",
    metadata,
    Column("photo_uuid", Text, primary_key=True),
    Column("tag_uuid", Text, primary_key=True),
    Column("at", Integer, nullable=False),
    sqlite_with_rowid=False,
)

saved_search = Table(
    "saved_search",
    metadata,
    Column("uuid", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("normal", Text, nullable=False, unique=True),
    Column("query", Text, nullable=False),  # in the query language
    Column("position", Integer, nullable=False),  # in the sidebar
    sqlite_with_rowid=False,
)

tag_learner = Table(  # cache of a taught tag's learned state: a pure function of active lessons
    "tag_learner",
    metadata,
    Column("tag_id", ForeignKey("tag.id", ondelete="CASCADE"), primary_key=True),
    Column("space_id", ForeignKey("space.id", ondelete="CASCADE"), primary_key=True),
    Column("positives", Integer, nullable=False),
    Column("negatives", Integer, nullable=False),
    Column("sum_positive", LargeBinary, nullable=False),  # int64[dimensions]
    Column("sum_negative", LargeBinary, nullable=False),
    Column("weights", LargeBinary, nullable=False),  # int16[dimensions]
    Column("scale", Float, nullable=False),
    Column("bias", Float, nullable=False),
    Column("slope", Float, nullable=False),  # calibration: probability = σ(slope·ℓ + offset)
    Column("offset", Float, nullable=False),
    Column("threshold", Float, nullable=False),  # confidence from which the tag is automatic
    Column("shift", Float, nullable=False),  # of the log-odds, by audit answers
    Column("digest", LargeBinary, nullable=False),  # of all columns above
)
# Tells which learners changed without reading any: they are 9 kB each.
Index("tag_learner_digest", tag_learner.c.space_id, tag_learner.c.tag_id, tag_learner.c.digest)

# -- what is new, for other windows and processes ---------------------------------------------

change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("kind", Text, nullable=False),  # photos, tags, facts, roots, settings …
    Column("operation_uuid", Text),
    Column("payload", Text, nullable=False),  # JSON, e.g. {"photos": [ids]} or {"all": true}
)
