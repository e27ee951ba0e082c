-- The figures of `ledger status` on any day, by DuckDB (1.1 or later), from a folder that `ledger export -o FOLDER/` wrote. In that folder:
--   duckdb < recipes/duckdb.sql
-- For another day, or from elsewhere, say so first: duckdb -cmd "SET VARIABLE as_of = DATE '2020-06-30'" < recipes/duckdb.sql
--   SET VARIABLE as_of = DATE '2020-06-30';  SET VARIABLE folder = '/data/export';
-- Events and standings are whole, so one export answers for any day. Columns: schemas/columns.md in the manual.

SET VARIABLE folder = coalesce(getvariable('folder'), '.');

CREATE OR REPLACE TEMP VIEW campaign AS SELECT * FROM read_parquet(getvariable('folder') || '/campaign.parquet');
CREATE OR REPLACE TEMP VIEW phase AS SELECT * FROM read_parquet(getvariable('folder') || '/phase.parquet');
CREATE OR REPLACE TEMP VIEW problem AS SELECT * FROM read_parquet(getvariable('folder') || '/problem.parquet');
CREATE OR REPLACE TEMP VIEW event AS SELECT * FROM read_parquet(getvariable('folder') || '/event.parquet');
CREATE OR REPLACE TEMP VIEW standing AS SELECT * FROM read_parquet(getvariable('folder') || '/standing.parquet');

SET VARIABLE as_of = coalesce(getvariable('as_of'), (SELECT "asOf" FROM campaign));

-- 1. From standings, which say from which day to which a problem was what: counting is all that is left.

-- How each problem stands on the day.
CREATE OR REPLACE TEMP VIEW standing_now AS
SELECT * FROM standing WHERE since <= getvariable('as_of') AND ("until" IS NULL OR "until" >= getvariable('as_of'));

-- One row a unit, and all together (unit NULL). By task or 分类处置: group by task or handling.
CREATE OR REPLACE TEMP VIEW totals AS
SELECT
  unit,
  count(*) AS total,
  count(*) FILTER (WHERE state = 'open') AS open,
  count(*) FILTER (WHERE state = 'pending-verification') AS "pendingVerification",
  count(*) FILTER (WHERE state = 'pending-closure') AS "pendingClosure",
  count(*) FILTER (WHERE state = 'closed') AS closed,
  count(*) FILTER (WHERE "isUnresolved") AS unresolved,
  count(*) FILTER (WHERE "isUnresolved" AND NOT "isRectified") AS unrectified,
  count(*) FILTER (WHERE "overdueFrom" <= getvariable('as_of')) AS overdue,
  count(*) FILTER (WHERE "dueSoonFrom" <= getvariable('as_of') AND due >= getvariable('as_of')) AS "dueSoon",
  count(*) FILTER (WHERE state = 'open' AND due IS NULL AND NOT "longTerm") AS "noDeadline",
  count(*) FILTER (WHERE state = 'closed' AND NOT "isInTime") AS "closedLate",
  count(*) FILTER (WHERE state = 'open' AND "longTerm") AS "longTerm"
FROM standing_now
WHERE state <> 'removed'
GROUP BY GROUPING SETS ((unit), ())
ORDER BY unit NULLS FIRST;

-- One row a phase: the period (a, b], up to c, the earlier of b and the day; `opens` and `closes` are the days its balance begins and ends on.
CREATE OR REPLACE TEMP VIEW phase_figures AS
WITH period AS (
  SELECT phase, "startsAfter" AS a, "to" AS b, least("to", getvariable('as_of')) AS c, "startsAfter" >= getvariable('as_of') AS upcoming,
    CASE WHEN upcoming THEN getvariable('as_of') ELSE "startsAfter" END AS opens,
    CASE WHEN upcoming THEN getvariable('as_of') ELSE c END AS closes
  FROM phase
), at_opening AS (
  SELECT phase, count(*) FILTER (WHERE "isUnresolved") AS opening
  FROM period JOIN standing ON since <= opens AND ("until" IS NULL OR "until" >= opens) GROUP BY phase
), at_closing AS (
  SELECT
    phase,
    count(*) FILTER (WHERE "isUnresolved") AS unresolved,
    count(*) FILTER (WHERE NOT upcoming AND "overdueFrom" <= c) AS overdue,
    count(*) FILTER (WHERE state <> 'removed' AND due > a AND due <= b) AS due,
    count(*) FILTER (WHERE NOT upcoming AND due > a AND due <= b AND "isRectified") AS "dueDone",
    count(*) FILTER (WHERE NOT upcoming AND due > a AND due <= b AND "isRectified" AND "isInTime") AS "dueOnTime"
  FROM period JOIN standing ON since <= closes AND ("until" IS NULL OR "until" >= closes) GROUP BY phase
), entered AS (
  SELECT phase, count(*) AS added, count(*) FILTER (WHERE "newlyFound") AS "newlyFound"
  FROM period JOIN problem ON "isCounted" AND NOT upcoming AND "enteredOn" > a AND "enteredOn" <= c GROUP BY phase
), happened AS (
  SELECT
    phase,
    count(*) FILTER (WHERE kind = '反弹') AS rebounded,
    count(*) FILTER (WHERE kind = '销号') AS closed,
    count(*) FILTER (WHERE kind IN ('移交', '合并')) AS removed
  FROM period JOIN event ON applied AND NOT upcoming AND "on" > a AND "on" <= c GROUP BY phase
)
SELECT
  phase,
  CASE WHEN upcoming THEN 'upcoming' WHEN b < getvariable('as_of') THEN 'ended' ELSE 'current' END AS state,
  coalesce(opening, 0) AS opening,
  coalesce(added, 0) AS added,
  coalesce("newlyFound", 0) AS "newlyFound",
  coalesce(rebounded, 0) AS rebounded,
  coalesce(closed, 0) AS closed,
  coalesce(removed, 0) AS removed,
  coalesce(unresolved, 0) AS unresolved,
  coalesce(overdue, 0) AS overdue,
  coalesce(due, 0) AS due,
  coalesce("dueDone", 0) AS "dueDone",
  coalesce("dueOnTime", 0) AS "dueOnTime"
FROM period
LEFT JOIN at_opening USING (phase) LEFT JOIN at_closing USING (phase) LEFT JOIN entered USING (phase) LEFT JOIN happened USING (phase)
ORDER BY phase;

-- 2. From problems and events alone, as a package for the level above has them: what the last events up to the day made of each problem.

CREATE OR REPLACE TEMP VIEW overdue_items AS
WITH past AS (
  SELECT * FROM event WHERE applied AND "on" <= getvariable('as_of')
), latest AS (
  -- The places in its log of the last event that set its state, the day of its completion, and its deadline.
  SELECT
    ref,
    max(CASE WHEN kind IN ('报完成', '核查', '销号', '反弹', '移交', '合并') OR (kind = '验收' AND verdict = '不通过') THEN sequence END) AS state_at,
    max(CASE WHEN kind IN ('报完成', '反弹') OR (kind IN ('核查', '验收') AND verdict = '不通过') THEN sequence END) AS completed_at,
    max(CASE
      WHEN kind = '反弹' OR (kind = '延期批复' AND verdict = '批准') THEN sequence
      WHEN kind IN ('核查', '验收') AND verdict = '不通过' AND (due IS NOT NULL OR "longTerm") THEN sequence
    END) AS due_at
  FROM past GROUP BY ref
), placed AS (
  SELECT
    problem.ref, problem.id, problem.unit, problem.task, problem.title,
    CASE
      WHEN s.kind IS NULL THEN CASE WHEN problem.handling = '巩固防反弹' THEN 'pending-verification' ELSE 'open' END
      WHEN s.kind = '报完成' THEN 'pending-verification'
      WHEN s.kind = '核查' AND s.verdict = '通过' THEN 'pending-closure'
      WHEN s.kind = '销号' THEN 'closed'
      WHEN s.kind IN ('移交', '合并') THEN 'removed'
      ELSE 'open'
    END AS state,
    CASE WHEN d.kind IS NULL THEN problem."originalDue" WHEN d.kind = '延期批复' THEN d."until" ELSE d.due END AS due,
    CASE
      WHEN c.kind = '报完成' THEN c."on"
      WHEN c.kind IS NULL AND problem.handling = '巩固防反弹' THEN problem."originallyDoneOn"
    END AS completed_on
  FROM problem
  LEFT JOIN latest ON latest.ref = problem.ref
  LEFT JOIN past AS s ON s.ref = problem.ref AND s.sequence = latest.state_at
  LEFT JOIN past AS c ON c.ref = problem.ref AND c.sequence = latest.completed_at
  LEFT JOIN past AS d ON d.ref = problem.ref AND d.sequence = latest.due_at
  WHERE problem."isCounted" AND problem."enteredOn" <= getvariable('as_of')
)
SELECT ref, id, unit, task, title, state, due, CASE WHEN state = 'open' THEN getvariable('as_of') ELSE completed_on END - due AS "overdueDays"
FROM placed
WHERE (state = 'open' AND due < getvariable('as_of')) OR (state = 'pending-verification' AND due < completed_on)
ORDER BY "overdueDays" DESC, id;

SELECT getvariable('as_of') AS "截至";
SELECT * FROM phase_figures;
SELECT * FROM totals;
SELECT id, unit, title, due, "overdueDays" FROM overdue_items;
