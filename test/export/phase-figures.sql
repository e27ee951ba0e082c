-- The figures of `ledger status`, computed from an export by DuckDB. Two variables first:
--   SET VARIABLE file = '台账.ndjson';  SET VARIABLE as_of = DATE '2020-06-30';
-- No definition stands here: whether a problem is 未销号, 已整改, 按期, from which day 逾期 or 临期, the records say; what is left is counting.

CREATE OR REPLACE TEMP VIEW phase AS
SELECT phase, name, "from", "to", "startsAfter" AS starts_after
FROM read_ndjson(getvariable('file'), columns = {record: 'VARCHAR', phase: 'INTEGER', name: 'VARCHAR', "from": 'DATE', "to": 'DATE', "startsAfter": 'DATE'})
WHERE record = 'phase';

CREATE OR REPLACE TEMP VIEW problem AS
SELECT ref, id, unit, task, "enteredOn" AS entered_on, "newlyFound" AS newly_found
FROM read_ndjson(getvariable('file'), columns = {record: 'VARCHAR', ref: 'VARCHAR', id: 'VARCHAR', unit: 'VARCHAR', task: 'INTEGER', "enteredOn": 'DATE', "newlyFound": 'BOOLEAN', "isCounted": 'BOOLEAN'})
WHERE record = 'problem' AND "isCounted";

-- Events that had their effect.
CREATE OR REPLACE TEMP VIEW event AS
SELECT ref, "on", kind
FROM read_ndjson(getvariable('file'), columns = {record: 'VARCHAR', ref: 'VARCHAR', "on": 'DATE', kind: 'VARCHAR', applied: 'BOOLEAN'})
WHERE record = 'event' AND applied;

-- How each problem stood from `since` to `until`, both included.
CREATE OR REPLACE TEMP VIEW standing AS
SELECT ref, unit, task, handling, since, coalesce("until", DATE '9999-12-31') AS "until", state, due, "longTerm" AS long_term, "isUnresolved" AS unresolved, "isRectified" AS rectified, "isInTime" AS in_time,
       "overdueFrom" AS overdue_from, "dueSoonFrom" AS due_soon_from
FROM read_ndjson(getvariable('file'), columns = {record: 'VARCHAR', ref: 'VARCHAR', unit: 'VARCHAR', task: 'INTEGER', handling: 'VARCHAR', since: 'DATE', "until": 'DATE', state: 'VARCHAR', due: 'DATE', "longTerm": 'BOOLEAN', "isUnresolved": 'BOOLEAN', "isRectified": 'BOOLEAN', "isInTime": 'BOOLEAN', "overdueFrom": 'DATE', "dueSoonFrom": 'DATE'})
WHERE record = 'standing';

-- One row a phase: (a, b] with c = min(b, D); before it begins, what stands on D.
CREATE OR REPLACE TEMP VIEW phase_figures AS
WITH period AS (
  SELECT phase, name, "from", "to", starts_after AS a, "to" AS b, least("to", getvariable('as_of')) AS c, starts_after >= getvariable('as_of') AS upcoming
  FROM phase
), shown AS (
  SELECT *, CASE WHEN upcoming THEN getvariable('as_of') ELSE a END AS opens, CASE WHEN upcoming THEN getvariable('as_of') ELSE c END AS closes FROM period
)
SELECT
  phase,
  CASE WHEN upcoming THEN 'upcoming' WHEN b < getvariable('as_of') THEN 'ended' ELSE 'current' END AS state,
  (SELECT count(*) FROM standing WHERE opens BETWEEN since AND "until" AND unresolved) AS opening,
  (SELECT count(*) FROM problem WHERE NOT upcoming AND entered_on > a AND entered_on <= c) AS added,
  (SELECT count(*) FROM problem WHERE NOT upcoming AND entered_on > a AND entered_on <= c AND newly_found) AS "newlyFound",
  (SELECT count(*) FROM event WHERE NOT upcoming AND "on" > a AND "on" <= c AND kind = '反弹') AS rebounded,
  (SELECT count(*) FROM event WHERE NOT upcoming AND "on" > a AND "on" <= c AND kind = '销号') AS closed,
  (SELECT count(*) FROM event WHERE NOT upcoming AND "on" > a AND "on" <= c AND kind IN ('移交', '合并')) AS removed,
  (SELECT count(*) FROM standing WHERE closes BETWEEN since AND "until" AND unresolved) AS unresolved,
  (SELECT count(*) FROM standing WHERE NOT upcoming AND c BETWEEN since AND "until" AND overdue_from <= c) AS overdue,
  (SELECT count(*) FROM standing WHERE closes BETWEEN since AND "until" AND state <> 'removed' AND due > a AND due <= b) AS due,
  (SELECT count(*) FROM standing WHERE NOT upcoming AND c BETWEEN since AND "until" AND due > a AND due <= b AND rectified) AS "dueDone",
  (SELECT count(*) FROM standing WHERE NOT upcoming AND c BETWEEN since AND "until" AND due > a AND due <= b AND rectified AND in_time) AS "dueOnTime"
FROM shown
ORDER BY phase;

-- One row a unit, and all together (unit NULL); for tasks or 分类处置 group by task or handling.
CREATE OR REPLACE TEMP VIEW totals AS
SELECT
  unit,
  count(*) AS total,
  count(*) FILTER (state = 'open') AS open,
  count(*) FILTER (state = 'pending-verification') AS "pendingVerification",
  count(*) FILTER (state = 'pending-closure') AS "pendingClosure",
  count(*) FILTER (state = 'closed') AS closed,
  count(*) FILTER (unresolved) AS unresolved,
  count(*) FILTER (unresolved AND NOT rectified) AS unrectified,
  count(*) FILTER (overdue_from <= getvariable('as_of')) AS overdue,
  count(*) FILTER (due_soon_from <= getvariable('as_of') AND due >= getvariable('as_of')) AS "dueSoon",
  count(*) FILTER (state = 'open' AND due IS NULL AND NOT long_term) AS "noDeadline",
  count(*) FILTER (state = 'closed' AND NOT in_time) AS "closedLate",
  count(*) FILTER (state = 'open' AND long_term) AS "longTerm"
FROM standing
WHERE getvariable('as_of') BETWEEN since AND "until" AND state <> 'removed'
GROUP BY GROUPING SETS ((unit), ())
ORDER BY unit NULLS FIRST;
