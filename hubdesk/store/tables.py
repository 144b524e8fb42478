"""The tables of the first version as SQL; later versions change them in `migrations`, not here."""

from __future__ import annotations

from hubdesk.store import (
    tables_of_arrivals,
    tables_of_contact,
    tables_of_identity,
    tables_of_meetings,
    tables_of_packs,
    tables_of_relations,
    tables_of_requests,
)
from hubdesk.store.tables_of_follow_up import LATER

# Tables that only grow. A correction is a new row that points at the old one. The first version had these:
_FIRST = (
    "concerns",
    "mentions",
    "amendments",
    "answers",
    "decisions",
    "requests",
    "replies",
    "packs",
    "pack_signatures",
    "users",
    "policy",
    "audit",
    "bundles",
    "receipts",
)
APPEND_ONLY = (
    *(*_FIRST, *LATER, *tables_of_identity.LATER),
    *(*tables_of_requests.LATER, *tables_of_contact.LATER),
    *tables_of_arrivals.LATER,
    *tables_of_relations.LATER,
    *tables_of_packs.LATER,
    *tables_of_meetings.LATER,
)

# AUTOINCREMENT: a number is never given twice, so "what is new since" stays right after a disposal.
_GROWING = "seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE"

RECORDS = (
    f"""CREATE TABLE concerns ({_GROWING}, source TEXT NOT NULL, ref TEXT NOT NULL, received_at TEXT NOT
    NULL, occurred_on TEXT, date_precision TEXT NOT NULL, agency TEXT NOT NULL, kind TEXT NOT NULL, level
    INTEGER NOT NULL, narrative TEXT NOT NULL, source_evaluation INTEGER NOT NULL, intelligence_assessment
    TEXT NOT NULL, handling_code TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    handling_conditions TEXT NOT NULL, reporter TEXT NOT NULL, child_seen TEXT NOT NULL, voice_of_child TEXT
    NOT NULL, strengths TEXT NOT NULL, tripwire TEXT NOT NULL, digest TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX concerns_ref ON concerns (ref)",
    "CREATE INDEX concerns_source ON concerns (source, ref, id, digest)",
    "CREATE INDEX concerns_received ON concerns (received_at)",
    f"""CREATE TABLE amendments ({_GROWING}, concern_id TEXT NOT NULL REFERENCES concerns (id), at TEXT NOT
    NULL, "by" TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, fields TEXT NOT NULL, duplicate_of
    TEXT NOT NULL, digest TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX amendments_concern ON amendments (concern_id)",
    f"""CREATE TABLE mentions ({_GROWING}, concern_id TEXT NOT NULL REFERENCES concerns (id), mention_no
    INTEGER NOT NULL, role TEXT NOT NULL, given_name TEXT NOT NULL, family_name TEXT NOT NULL, date_of_birth
    TEXT NOT NULL, sex TEXT NOT NULL, address TEXT NOT NULL, postcode TEXT NOT NULL, phone TEXT NOT NULL,
    nhs_number TEXT NOT NULL, upn TEXT NOT NULL, school TEXT NOT NULL, ethnicity TEXT NOT NULL, supersedes
    TEXT NOT NULL, withdrawn INTEGER NOT NULL, amendment_id TEXT REFERENCES amendments (id)) STRICT""",
    "CREATE INDEX mentions_concern ON mentions (concern_id)",
    f"""CREATE TABLE answers ({_GROWING}, "left" TEXT NOT NULL REFERENCES mentions (id), "right" TEXT NOT
    NULL REFERENCES mentions (id), verdict TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL, reason TEXT
    NOT NULL, undoes TEXT NOT NULL) STRICT""",
    'CREATE INDEX answers_left ON answers ("left")',
    'CREATE INDEX answers_right ON answers ("right")',
    f"""CREATE TABLE decisions ({_GROWING}, kind TEXT NOT NULL, reason TEXT NOT NULL, person_ids TEXT NOT
    NULL, concern_ids TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, review_on TEXT, dissent
    TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE requests ({_GROWING}, kind TEXT NOT NULL, agency TEXT NOT NULL, person_id TEXT NOT
    NULL, purpose TEXT NOT NULL, basis TEXT NOT NULL, consent TEXT NOT NULL, informed TEXT NOT NULL,
    necessity TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL, due_at TEXT, review_on TEXT) STRICT""",
    "CREATE INDEX requests_person ON requests (person_id)",
    f"""CREATE TABLE replies ({_GROWING}, request_id TEXT NOT NULL REFERENCES requests (id), outcome TEXT
    NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL, words TEXT NOT NULL, concern_id TEXT NOT NULL) STRICT""",
    "CREATE INDEX replies_request ON replies (request_id)",
    f"""CREATE TABLE packs ({_GROWING}, number TEXT NOT NULL, person_ids TEXT NOT NULL, recipient TEXT NOT
    NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, digest TEXT NOT NULL, rules_version TEXT NOT NULL,
    snapshot TEXT NOT NULL) STRICT""",
    "CREATE INDEX packs_number ON packs (number)",
    f"""CREATE TABLE pack_signatures ({_GROWING}, pack_id TEXT NOT NULL REFERENCES packs (id), "by" TEXT NOT
    NULL, at TEXT NOT NULL) STRICT""",
    "CREATE INDEX pack_signatures_pack ON pack_signatures (pack_id)",
    f"""CREATE TABLE users ({_GROWING}, user_id TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
    active INTEGER NOT NULL, event TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL) STRICT""",
    f"""CREATE TABLE policy ({_GROWING}, name TEXT NOT NULL, version TEXT NOT NULL, author TEXT NOT NULL, at
    TEXT NOT NULL, reason TEXT NOT NULL, text TEXT NOT NULL) STRICT""",
    "CREATE INDEX policy_name ON policy (name)",
    f"""CREATE TABLE audit ({_GROWING}, desk TEXT NOT NULL, no INTEGER NOT NULL, at TEXT NOT NULL, user TEXT
    NOT NULL, verb TEXT NOT NULL, about TEXT NOT NULL, reason TEXT NOT NULL, recipient TEXT NOT NULL,
    previous TEXT NOT NULL) STRICT""",
    "CREATE INDEX audit_desk ON audit (desk, no)",
    f"""CREATE TABLE bundles ({_GROWING}, direction TEXT NOT NULL, peer TEXT NOT NULL, sequence INTEGER NOT
    NULL, at TEXT NOT NULL, digest TEXT NOT NULL, marks TEXT NOT NULL, records INTEGER NOT NULL) STRICT""",
    "CREATE INDEX bundles_peer ON bundles (direction, peer, sequence)",
    f"""CREATE TABLE receipts ({_GROWING}, bundle_id TEXT NOT NULL REFERENCES bundles (id), at TEXT NOT
    NULL, outcome TEXT NOT NULL, words TEXT NOT NULL) STRICT""",
    "CREATE INDEX receipts_bundle ON receipts (bundle_id)",
)

# Who a decision or pack is about, kept beside it by triggers so that merged rows are found like our own.
ABOUT = tuple(
    statement
    for table, one, what in (
        ("decisions", "decision", "person"),
        ("decisions", "decision", "concern"),
        ("packs", "pack", "person"),
    )
    for statement in (
        f"CREATE TABLE {one}_{what}s ({what}_id TEXT NOT NULL, {one}_id TEXT NOT NULL,"
        f" PRIMARY KEY ({what}_id, {one}_id)) STRICT, WITHOUT ROWID",
        f"CREATE TRIGGER {one}_{what}s_kept AFTER INSERT ON {table} BEGIN"
        f" INSERT OR IGNORE INTO {one}_{what}s SELECT value, NEW.id FROM json_each(NEW.{what}_ids); END",
    )
)


def guard_names() -> dict[str, tuple[str, str]]:
    """Name the triggers that keep tables append-only, each with its table and the verb that it refuses."""
    return {f"{table}_{verb.lower()}_refused": (table, verb) for table in APPEND_ONLY for verb in ("UPDATE", "DELETE")}


def guards(among: tuple[str, ...]) -> tuple[str, ...]:
    """Write the triggers that keep some tables append-only."""
    return tuple(
        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN"
        f" SELECT RAISE(ABORT, '{table} only grows: a correction is a new row'); END"
        for name, (table, verb) in guard_names().items()
        if table in among
    )


GUARDS = guards(_FIRST)

WORKING = (
    """CREATE TABLE drafts (id TEXT PRIMARY KEY, "by" TEXT NOT NULL, title TEXT NOT NULL, saved_at TEXT NOT
    NULL, fields TEXT NOT NULL) STRICT""",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
)

# Tables that `check --rebuild` can make again.
DERIVED = (
    """CREATE TABLE tidied (no INTEGER PRIMARY KEY, mention_id TEXT NOT NULL UNIQUE, concern_id TEXT NOT
    NULL, packed TEXT NOT NULL, keys TEXT NOT NULL) STRICT""",
    "CREATE INDEX tidied_concern ON tidied (concern_id)",
    "CREATE TABLE keys (key TEXT NOT NULL, no INTEGER NOT NULL, PRIMARY KEY (key, no)) STRICT, WITHOUT ROWID",
    """CREATE TABLE pairs ("left" TEXT NOT NULL, "right" TEXT NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY
    ("left", "right")) STRICT, WITHOUT ROWID""",
    'CREATE INDEX pairs_right ON pairs ("right", "left", weight)',
    "CREATE TABLE persons (mention_id TEXT PRIMARY KEY, person_id TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX persons_person ON persons (person_id, mention_id)",
    "CREATE TABLE families (person_id TEXT PRIMARY KEY, family_id TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX families_family ON families (family_id, person_id)",
    """CREATE TABLE former_ids (old_id TEXT NOT NULL, new_id TEXT NOT NULL, moved INTEGER NOT NULL, at TEXT
    NOT NULL, PRIMARY KEY (old_id, new_id)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX former_ids_new ON former_ids (new_id, old_id)",
    """CREATE TABLE gather (key TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (key, person_id))
    STRICT, WITHOUT ROWID""",
    "CREATE INDEX gather_person ON gather (person_id, key)",
    "CREATE TABLE name_counts (part TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,"
    " PRIMARY KEY (part, name)) STRICT, WITHOUT ROWID",
    """CREATE TABLE scores (family_id TEXT PRIMARY KEY, as_of TEXT NOT NULL, rules_version TEXT NOT NULL,
    band TEXT NOT NULL, total INTEGER NOT NULL, urgent INTEGER NOT NULL, latest TEXT NOT NULL, status TEXT
    NOT NULL, "row" TEXT NOT NULL) STRICT""",
    "CREATE INDEX scores_order ON scores (urgent DESC, total DESC, latest DESC, family_id)",
    "CREATE INDEX scores_as_of ON scores (as_of, rules_version)",
)

# Words only: what is found is read from the records themselves, so nothing is held twice.
SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(names, refs, addresses, words, content='', contentless_delete=1,"
    " tokenize=\"unicode61 remove_diacritics 2\", prefix='2 3')",
)

# The second version: what waits for a human is kept, so that nobody looks through all pairs for it.
GREY = (
    """CREATE TABLE grey ("left" TEXT NOT NULL, "right" TEXT NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY
    ("left", "right")) STRICT, WITHOUT ROWID""",
    'CREATE INDEX grey_right ON grey ("right")',
    'CREATE INDEX grey_order ON grey (weight DESC, "left", "right")',
    # A hub of the first version has none of these yet: everything is worked out again when it is next looked at.
    """INSERT INTO settings SELECT 'unsettled', 'yes' WHERE EXISTS (SELECT 1 FROM concerns)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value""",
)

# The queue is read a page at a time, in the order of one index that knows all that it is narrowed by.
QUEUE = (
    "ALTER TABLE scores ADD COLUMN sunk INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX scores_order",
    "CREATE INDEX scores_order ON scores (sunk, urgent DESC, total DESC, latest DESC, family_id, status, band)",
    "CREATE TABLE queue_words (family_id TEXT PRIMARY KEY, words TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "UPDATE scores SET as_of = '0001-01-01'",  # of another day: all is scored again when it is next looked at
)

# What was said at one stroke is taken back at one stroke; and what is asked for by day or stroke is found by it.
STROKES = (
    "ALTER TABLE answers ADD COLUMN act TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX answers_act ON answers (act) WHERE act != ''",
    'CREATE INDEX answers_at ON answers (at, "by")',
)
