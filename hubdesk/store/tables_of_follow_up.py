"""The tables of what follows a decision, and of what waits for a person, kept by triggers."""

from __future__ import annotations

# Tables that only grow, beside those of the first version.
LATER = ("actions", "steps", "outcomes", "feedback", "handovers")

_GROWING = "seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE"
_TEXT = "TEXT NOT NULL"

RECORDS = (
    "ALTER TABLE decisions ADD COLUMN owner TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE decisions ADD COLUMN said TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE decisions ADD COLUMN corrects TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX decisions_made ON decisions (made_at, id)",
    "CREATE INDEX decisions_corrects ON decisions (corrects) WHERE corrects != ''",
    f"""CREATE TABLE actions ({_GROWING}, decision_id {_TEXT} REFERENCES decisions (id), what {_TEXT}, owner {_TEXT},
    due_on {_TEXT}, at {_TEXT}, "by" {_TEXT}) STRICT""",
    "CREATE INDEX actions_decision ON actions (decision_id)",
    f"""CREATE TABLE steps ({_GROWING}, about {_TEXT}, kind {_TEXT}, happened_at {_TEXT}, at {_TEXT}, "by" {_TEXT},
    words {_TEXT}) STRICT""",
    "CREATE INDEX steps_about ON steps (about)",
    f"""CREATE TABLE outcomes ({_GROWING}, decision_id {_TEXT} REFERENCES decisions (id), kind {_TEXT}, "on" {_TEXT},
    words {_TEXT}, family_told {_TEXT}, at {_TEXT}, "by" {_TEXT}, dissent {_TEXT}, corrects {_TEXT}) STRICT""",
    "CREATE INDEX outcomes_decision ON outcomes (decision_id)",
    f"""CREATE TABLE feedback ({_GROWING}, concern_id {_TEXT} REFERENCES concerns (id), kind {_TEXT}, at {_TEXT},
    "by" {_TEXT}, how {_TEXT}, words {_TEXT}, why {_TEXT}) STRICT""",
    "CREATE INDEX feedback_concern ON feedback (concern_id)",
    f"""CREATE TABLE handovers ({_GROWING}, left_by {_TEXT}, taken_by {_TEXT}, reason {_TEXT}, item_ids {_TEXT},
    at {_TEXT}, "by" {_TEXT}) STRICT""",
    "CREATE TABLE handover_items (item_id TEXT NOT NULL, handover_id TEXT NOT NULL,"
    " PRIMARY KEY (item_id, handover_id)) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER handover_items_kept AFTER INSERT ON handovers BEGIN"
    " INSERT OR IGNORE INTO handover_items SELECT value, NEW.id FROM json_each(NEW.item_ids); END",
)

_REFERRAL = """SELECT value, NEW.made_at, NEW.id FROM json_each('["telephone","confirm","countersign","mdt"]')
  WHERE (NEW.kind = 'immediate_referral' OR (NEW.kind = 'escalate' AND value = 'mdt'))
  AND NOT (value = 'telephone' AND coalesce(json_extract(NEW.said, '$.telephoned_at'), '') != '')
  AND (NOT EXISTS (SELECT 1 FROM decisions d WHERE d.id = NEW.corrects AND (d.kind = NEW.kind
    OR (value = 'mdt' AND d.kind IN ('escalate', 'immediate_referral'))))
    OR EXISTS (SELECT 1 FROM waiting w WHERE w.kind = value AND w.item_id = NEW.corrects))"""

_SETTLED = (
    ("steps", "NEW.about", "iif(NEW.kind IN ('done', 'dropped'), 'action', iif(NEW.kind = 'telephoned', 'telephone',"
     " iif(NEW.kind = 'confirmed', 'confirm', 'countersign')))"),
    ("outcomes", "NEW.decision_id", "'mdt'"),
    ("feedback", "NEW.concern_id", "NEW.kind"),
)  # fmt: skip

# What waits for a person: kept by triggers, so that it is right whichever way a row comes, and small however much there
# is. `due` is a day or time, or for letters the time of receipt, from which policy counts.
WAITING = (
    "CREATE TABLE waiting (kind TEXT NOT NULL, due TEXT NOT NULL, item_id TEXT NOT NULL,"
    " PRIMARY KEY (kind, due, item_id)) STRICT, WITHOUT ROWID",
    "CREATE INDEX waiting_item ON waiting (item_id, kind)",
    """CREATE TRIGGER waiting_concerns AFTER INSERT ON concerns WHEN NEW.source = 'desk' AND NEW.agency != 'anonymous'
    BEGIN INSERT OR IGNORE INTO waiting VALUES ('acknowledgement', NEW.received_at, NEW.id);
    INSERT OR IGNORE INTO waiting VALUES ('outcome', NEW.received_at, NEW.id); END""",
    f"""CREATE TRIGGER waiting_decisions AFTER INSERT ON decisions BEGIN
    INSERT OR IGNORE INTO waiting {_REFERRAL};
    INSERT OR IGNORE INTO waiting SELECT 'review', NEW.review_on, NEW.id
      WHERE NEW.review_on IS NOT NULL AND NEW.kind != 'withdrawn' AND NOT EXISTS (SELECT 1 FROM decisions o
      JOIN decision_persons p ON p.decision_id = o.id JOIN decision_persons q ON q.person_id = p.person_id
      JOIN decisions later ON later.id = q.decision_id
      WHERE o.id = NEW.corrects AND later.seq > o.seq AND later.id != NEW.id AND later.corrects != o.id);
    DELETE FROM waiting WHERE NEW.corrects != '' AND item_id = NEW.corrects;
    DELETE FROM waiting WHERE NEW.corrects = '' AND kind = 'review' AND item_id != NEW.id AND item_id IN (
      SELECT decision_id FROM decision_persons WHERE person_id IN (SELECT value FROM json_each(NEW.person_ids)
      UNION SELECT old_id FROM former_ids WHERE new_id IN (SELECT value FROM json_each(NEW.person_ids))));
    END""",
    """CREATE TRIGGER waiting_actions AFTER INSERT ON actions BEGIN
    INSERT OR IGNORE INTO waiting VALUES ('action', NEW.due_on, NEW.id); END""",
    *(
        f"CREATE TRIGGER waiting_{table} AFTER INSERT ON {table} BEGIN"
        f" DELETE FROM waiting WHERE item_id = {item} AND (kind = {kind}"
        f" {'OR NEW.kind = ' + chr(39) + 'none' + chr(39) if table == 'feedback' else ''}); END"
        for table, item, kind in _SETTLED
    ),
    # What was decided before is followed up too; letters are owed only for what comes from now on.
    """INSERT INTO waiting SELECT e.value, d.made_at, d.id FROM decisions d,
    json_each('["confirm","countersign","mdt"]') e
    WHERE d.kind = 'immediate_referral' OR (d.kind = 'escalate' AND e.value = 'mdt')""",
    """INSERT INTO waiting SELECT 'review', review_on, id FROM decisions d WHERE review_on IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM decision_persons p JOIN decision_persons q ON q.person_id = p.person_id JOIN decisions later
    ON later.id = q.decision_id WHERE p.decision_id = d.id AND later.seq > d.seq)""",
    # Families whose band a new piece raised, until somebody decides: kept across scorings, which forget.
    """CREATE TABLE raised (family_id TEXT PRIMARY KEY, from_band TEXT NOT NULL, to_band TEXT NOT NULL, from_rank
    INTEGER NOT NULL, to_rank INTEGER NOT NULL, piece_on TEXT NOT NULL, after INTEGER NOT NULL)
    STRICT, WITHOUT ROWID""",
)
