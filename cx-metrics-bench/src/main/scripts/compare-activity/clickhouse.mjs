// Weekly cohorts, and active customers by day with trailing windows, by ClickHouse inside Node.
//
//   node clickhouse.mjs EVENTS_FILE [FORM ...]
//
// The package chdb is looked for in the working directory.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const START_MILLIS = Date.UTC(2026, 0, 5);
const DAY_MILLIS = 24 * 60 * 60 * 1000;
const DAYS = 364;
const LONGEST = 30;
const RUNS = 3;

const [file, ...wanted] = process.argv.slice(2);
if (!file || !fs.existsSync(file)) {
  console.error('usage: node clickhouse.mjs EVENTS_FILE [FORM ...]; README.md tells how to make the file');
  process.exit(2);
}

let chdb;
try {
  chdb = createRequire(path.join(process.cwd(), 'package.json'))('chdb');
} catch (e) {
  console.error(`ClickHouse is not installed here (${e.code ?? e.message}): run "npm install chdb" in this directory`);
  process.exit(3);
}

const DAY = `toUInt16(intDiv(at - ${START_MILLIS}, ${DAY_MILLIS}))`;
const WEEK = `toUInt8(intDiv(at - ${START_MILLIS}, ${7 * DAY_MILLIS}))`;

const WEEK_BITS = `SELECT groupBitOr(bitShiftLeft(toUInt64(1), ${WEEK})) AS bits FROM events GROUP BY customer`;
const FIRST_WEEK = 'toUInt8(bitCount(bitXor(bits, bits - 1)) - 1)';

// Each answers with rows of cohort, weeks since, customers.
const COHORTS = {
  'week bits': `SELECT ${FIRST_WEEK} AS cohort, arrayJoin(bitPositionsToArray(bits)) - cohort AS weeks, count()
    FROM (${WEEK_BITS}) GROUP BY cohort, weeks`,
  'week bits, alike together': `SELECT ${FIRST_WEEK} AS cohort, arrayJoin(bitPositionsToArray(bits)) - cohort AS weeks,
    sum(customers) FROM (SELECT bits, count() AS customers FROM (${WEEK_BITS}) GROUP BY bits) GROUP BY cohort, weeks`,
  'week arrays': `SELECT arrayMin(all) AS cohort, arrayJoin(all) - cohort AS weeks, count()
    FROM (SELECT groupUniqArray(${WEEK}) AS all FROM events GROUP BY customer) GROUP BY cohort, weeks`,
  'week pairs': `SELECT cohort, week - cohort AS weeks, count() FROM (
    SELECT customer, week, min(week) OVER (PARTITION BY customer) AS cohort
    FROM (SELECT customer, ${WEEK} AS week FROM events GROUP BY customer, week)) GROUP BY cohort, weeks`,
};

// A customer counts from an active day until the next one, but for no longer than a window: of how
// many active days there is how long until the next says all that the windows need.
function windows(gaps) {
  return `SELECT day + later AS end, sumIf(customers, later = 0), sumIf(customers, later < 7), sum(customers)
    FROM (SELECT day, gap, count() AS customers FROM (${gaps}) GROUP BY day, gap)
    ARRAY JOIN range(gap) AS later GROUP BY end HAVING end < ${DAYS} ORDER BY end`;
}

function gapsOf(days) {
  return `SELECT day, least(next - day, ${LONGEST}) AS gap FROM (SELECT ${days} AS days) ARRAY JOIN
    days AS day, arrayPushBack(arrayPopFront(days), toUInt16(9999)) AS next`;
}

const DAY_WORDS = Array.from({ length: 6 }, (_, k) =>
  `groupBitOr(if(${DAY} DIV 64 = ${k}, bitShiftLeft(toUInt64(1), ${DAY} % 64), 0)) AS word${k}`).join(', ');
const DAYS_OF_WORDS = 'arrayConcat(' + Array.from({ length: 6 }, (_, k) =>
  `arrayMap(bit -> toUInt16(bit + ${64 * k}), bitPositionsToArray(word${k}))`).join(', ') + ')';

// Each answers with rows of a day, customers on it, in the 7 days that end with it, in the 30.
const ACTIVE = {
  'day arrays': windows(gapsOf(`arraySort(groupUniqArray(${DAY}))`).replace(' AS days)', ' AS days FROM events GROUP BY customer)')),
  'day words': windows(gapsOf(DAYS_OF_WORDS).replace(' AS days)', ` AS days FROM (SELECT ${DAY_WORDS} FROM events GROUP BY customer))`)),
  'day bitmaps': windows(gapsOf(`arraySort(bitmapToArray(groupBitmapState(${DAY})))`)
    .replace(' AS days)', ' AS days FROM events GROUP BY customer)')),
  'day pairs': windows(`SELECT day, least(leadInFrame(day, 1, toUInt16(9999)) OVER (PARTITION BY customer ORDER BY day
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) - day, ${LONGEST}) AS gap
    FROM (SELECT customer, ${DAY} AS day FROM events GROUP BY customer, day)`),
  'distinct of pairs': `SELECT day + later AS end, uniqExactIf(customer, later = 0), uniqExactIf(customer, later < 7),
    uniqExact(customer) FROM (SELECT customer, ${DAY} AS day FROM events GROUP BY customer, day)
    ARRAY JOIN range(${LONGEST}) AS later GROUP BY end HAVING end < ${DAYS} ORDER BY end`,
};

const FORMS = { ...COHORTS, ...ACTIVE };

function peakMegabytes() {
  const line = fs.readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\s+(\d+) kB/);
  return (Number(line[1]) / 1024).toFixed(0);
}

function forgetPeak() {
  fs.writeFileSync('/proc/self/clear_refs', '5');
}

// The checksum of ActivityRuns: the same rows in any order give the same numbers.
function cohortCells(rows) {
  let customers = 0, nextWeek = 0, checksum = 0;
  for (const [cohort, weeks, n] of rows) {
    customers += weeks === 0 ? n : 0;
    nextWeek += weeks === 1 ? n : 0;
    checksum += n * (64 * cohort + weeks + 1);
  }
  return `customers ${customers} next week ${nextWeek} checksum ${checksum}`;
}

function activeCells(rows) {
  let checksum = 0, middle = '';
  for (const [day, daily, weekly, monthly] of rows) {
    checksum += (day + 1) * (daily + 2 * weekly + 3 * monthly);
    middle = day === DAYS / 2 ? `${daily} ${weekly} ${monthly}` : middle;
  }
  return `middle ${middle} checksum ${checksum}`;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'compare-activity-'));
const session = new chdb.Session(folder);
try {
  session.query('CREATE DATABASE activity');
  session.query('USE activity');
  session.query('CREATE TABLE events (customer Int64, at UInt64, type UInt8) ENGINE = Memory');
  session.query(`INSERT INTO events SELECT * FROM file('${path.resolve(file)}', 'RowBinary',
    'customer Int64, at UInt64, type UInt8') SETTINGS max_threads = 1`);
  const [version, rows] = session.query('SELECT version(), count() FROM events', 'TSV').trim().split('\t');
  console.log(`ClickHouse ${version}, ${rows} events`);
  for (const name of wanted.length ? wanted : Object.keys(FORMS)) {
    for (const threads of [1, 2]) {
      forgetPeak();
      const seconds = [];
      let answer;
      let leastCpu = Infinity;
      for (let run = 0; run < RUNS; run++) {
        const start = process.hrtime.bigint();
        const cpu = process.cpuUsage();
        answer = session.query(`${FORMS[name]} SETTINGS max_threads = ${threads}`, 'TSV');
        seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
        const used = process.cpuUsage(cpu);
        leastCpu = Math.min(leastCpu, (used.user + used.system) / 1e6);
      }
      seconds.sort((a, b) => a - b);
      const cells = answer.trim().split('\n').map((line) => line.split('\t').map(Number));
      console.log(
        `${name.padEnd(25)} threads ${threads}  ${seconds[RUNS >> 1].toFixed(3)} s` +
          ` (fastest ${seconds[0].toFixed(3)}, CPU ${leastCpu.toFixed(2)})  peak ${peakMegabytes()} MB  ` +
          (name in COHORTS ? cohortCells(cells) : activeCells(cells)),
      );
    }
  }
} finally {
  session.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
