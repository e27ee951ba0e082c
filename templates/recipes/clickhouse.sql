-- The figures of `ledger status` on any day, by ClickHouse (24 or later), from a folder that `ledger export -o FOLDER/` wrote. In that folder:
--   clickhouse local --queries-file recipes/clickhouse.sql
-- On another day: put it in place of "asOf" in the table `day` below. On a server, load the tables by INSERT INTO … FROM INFILE '….parquet'.
-- Events and standings are whole, so one export answers for any day. Columns: schemas/columns.md in the manual.

SET join_use_nulls = 1, group_by_use_nulls = 1;

CREATE TEMPORARY TABLE campaign AS SELECT * FROM file('campaign.parquet', 'Parquet');
CREATE TEMPORARY TABLE phase AS SELECT * FROM file('phase.parquet', 'Parquet');
CREATE TEMPORARY TABLE problem AS SELECT * FROM file('problem.parquet', 'Parquet');
CREATE TEMPORARY TABLE event AS SELECT * FROM file('event.parquet', 'Parquet');
CREATE TEMPORARY TABLE standing AS SELECT * FROM file('standing.parquet', 'Parquet');

CREATE TEMPORARY TABLE day AS SELECT assumeNotNull("asOf") AS as_of FROM campaign;

-- 1. From standings, which say from which day to which a problem was what: counting is all that is left.

-- One row a phase: the period (a, b], up to c, the earlier of b and the day; `opens` and `closes` are the days its balance begins and ends on.
CREATE TEMPORARY TABLE period AS
SELECT
  assumeNotNull(phase) AS phase, as_of, assumeNotNull("startsAfter") AS a, assumeNotNull("to") AS b, least(b, as_of) AS c, a >= as_of AS upcoming,
  if(upcoming, as_of, a) AS opens, if(upcoming, as_of, c) AS closes
FROM phase CROSS JOIN day;

SELECT
  p.phase AS phase,
  multiIf(p.upcoming, 'upcoming', p.b < p.as_of, 'ended', 'current') AS state,
  ifNull(begun.opening, 0) AS opening,
  ifNull(entered.added, 0) AS added,
  ifNull(entered."newlyFound", 0) AS "newlyFound",
  ifNull(happened.rebounded, 0) AS rebounded,
  ifNull(happened.closed, 0) AS closed,
  ifNull(happened.removed, 0) AS removed,
  ifNull(ended.unresolved, 0) AS unresolved,
  ifNull(ended.overdue, 0) AS overdue,
  ifNull(ended.due, 0) AS due,
  ifNull(ended."dueDone", 0) AS "dueDone",
  ifNull(ended."dueOnTime", 0) AS "dueOnTime"
FROM period AS p
LEFT JOIN (
  SELECT period.phase AS phase, countIf("isUnresolved" AND since <= opens AND ("until" IS NULL OR "until" >= opens)) AS opening
  FROM period CROSS JOIN standing GROUP BY phase
) AS begun ON begun.phase = p.phase
LEFT JOIN (
  SELECT
    period.phase AS phase,
    countIf("isUnresolved") AS unresolved,
    countIf(NOT upcoming AND "overdueFrom" <= c) AS overdue,
    countIf(standing.state <> 'removed' AND standing.due > a AND standing.due <= b) AS due,
    countIf(NOT upcoming AND standing.due > a AND standing.due <= b AND "isRectified") AS "dueDone",
    countIf(NOT upcoming AND standing.due > a AND standing.due <= b AND "isRectified" AND "isInTime") AS "dueOnTime"
  FROM period CROSS JOIN standing
  WHERE since <= closes AND ("until" IS NULL OR "until" >= closes)
  GROUP BY phase
) AS ended ON ended.phase = p.phase
LEFT JOIN (
  SELECT
    period.phase AS phase,
    countIf("isCounted" AND NOT upcoming AND "enteredOn" > a AND "enteredOn" <= c) AS added,
    countIf("isCounted" AND NOT upcoming AND "enteredOn" > a AND "enteredOn" <= c AND problem."newlyFound") AS "newlyFound"
  FROM period CROSS JOIN problem GROUP BY phase
) AS entered ON entered.phase = p.phase
LEFT JOIN (
  SELECT
    period.phase AS phase,
    countIf(applied AND NOT upcoming AND "on" > a AND "on" <= c AND kind = '反弹') AS rebounded,
    countIf(applied AND NOT upcoming AND "on" > a AND "on" <= c AND kind = '销号') AS closed,
    countIf(applied AND NOT upcoming AND "on" > a AND "on" <= c AND kind IN ('移交', '合并')) AS removed
  FROM period CROSS JOIN event GROUP BY phase
) AS happened ON happened.phase = p.phase
ORDER BY phase;

-- One row a unit, and all together (unit NULL). By task or 分类处置: group by task or handling.
SELECT
  unit,
  count() AS total,
  countIf(state = 'open') AS open,
  countIf(state = 'pending-verification') AS "pendingVerification",
  countIf(state = 'pending-closure') AS "pendingClosure",
  countIf(state = 'closed') AS closed,
  countIf("isUnresolved") AS unresolved,
  countIf("isUnresolved" AND NOT "isRectified") AS unrectified,
  countIf("overdueFrom" <= as_of) AS overdue,
  countIf("dueSoonFrom" <= as_of AND due >= as_of) AS "dueSoon",
  countIf(state = 'open' AND due IS NULL AND NOT standing."longTerm") AS "noDeadline",
  countIf(state = 'closed' AND NOT "isInTime") AS "closedLate",
  countIf(state = 'open' AND standing."longTerm") AS "longTerm"
FROM standing CROSS JOIN day
WHERE since <= as_of AND ("until" IS NULL OR "until" >= as_of) AND state <> 'removed'
GROUP BY GROUPING SETS ((unit), ())
ORDER BY unit NULLS FIRST;

-- 2. From problems and events alone, as a package for the level above has them: what the last events up to the day made of each problem.

CREATE TEMPORARY TABLE past AS
SELECT event.* FROM event CROSS JOIN day WHERE applied AND "on" <= as_of;

-- The places in its log of the last event that set its state, the day of its completion, and its deadline.
CREATE TEMPORARY TABLE latest AS
SELECT
  ref,
  maxIf(sequence, kind IN ('报完成', '核查', '销号', '反弹', '移交', '合并') OR (kind = '验收' AND verdict = '不通过')) AS state_at,
  maxIf(sequence, kind IN ('报完成', '反弹') OR (kind IN ('核查', '验收') AND verdict = '不通过')) AS completed_at,
  maxIf(
    sequence,
    kind = '反弹' OR (kind = '延期批复' AND verdict = '批准') OR (kind IN ('核查', '验收') AND verdict = '不通过' AND (due IS NOT NULL OR "longTerm"))
  ) AS due_at
FROM past GROUP BY ref;

SELECT id, unit, title, state, due, dateDiff('day', due, if(state = 'open', as_of, completed_on)) AS "overdueDays"
FROM (
  SELECT
    problem.id AS id, problem.unit AS unit, problem.title AS title, day.as_of AS as_of,
    multiIf(
      s.kind IS NULL, if(problem.handling = '巩固防反弹', 'pending-verification', 'open'),
      s.kind = '报完成', 'pending-verification',
      s.kind = '核查' AND s.verdict = '通过', 'pending-closure',
      s.kind = '销号', 'closed',
      s.kind IN ('移交', '合并'), 'removed',
      'open'
    ) AS state,
    multiIf(d.kind IS NULL, problem."originalDue", d.kind = '延期批复', d."until", d.due) AS due,
    multiIf(c.kind = '报完成', c."on", c.kind IS NULL AND problem.handling = '巩固防反弹', problem."originallyDoneOn", NULL) AS completed_on
  FROM problem
  CROSS JOIN day
  LEFT JOIN latest ON latest.ref = problem.ref
  LEFT JOIN past AS s ON s.ref = problem.ref AND s.sequence = latest.state_at
  LEFT JOIN past AS c ON c.ref = problem.ref AND c.sequence = latest.completed_at
  LEFT JOIN past AS d ON d.ref = problem.ref AND d.sequence = latest.due_at
  WHERE problem."isCounted" AND problem."enteredOn" <= as_of
)
WHERE (state = 'open' AND due < as_of) OR (state = 'pending-verification' AND due < completed_on)
ORDER BY "overdueDays" DESC, id;
