// Customers by highest step of a five-step funnel within seven days, by ClickHouse inside Node.
//
//   node clickhouse.mjs EVENTS_FILE [FORM ...]
//
// The package chdb is looked for in the working directory.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const WEEK_MILLIS = 7 * 24 * 60 * 60 * 1000;
const STEPS = 5;
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

function form(mode, rows = 'WHERE type < 5') {
  const steps = Array.from({ length: STEPS }, (_, k) => `type = ${k}`).join(', ');
  const option = mode ? `, '${mode}'` : '';
  return `SELECT level, count() FROM (
    SELECT customer, windowFunnel(${WEEK_MILLIS}${option})(at, ${steps}) AS level
    FROM events ${rows} GROUP BY customer) GROUP BY level ORDER BY level`;
}

// A row that is no step ends an attempt under strict_order, so the other rows are left out there as
// in the form "steps". The form "all rows" also counts the customers who have no step at all.
const FORMS = {
  steps: form(''),
  'all rows': form('', ''),
  strict_increase: form('strict_increase'),
  strict_order: form('strict_order'),
  strict_deduplication: form('strict_deduplication'),
};

function peakMegabytes() {
  const line = fs.readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\s+(\d+) kB/);
  return (Number(line[1]) / 1024).toFixed(0);
}

function forgetPeak() {
  fs.writeFileSync('/proc/self/clear_refs', '5');
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'compare-funnels-'));
const session = new chdb.Session(folder);
try {
  session.query('CREATE DATABASE funnels');
  session.query('USE funnels');
  session.query('CREATE TABLE events (customer Int64, at UInt64, type UInt8) ENGINE = Memory');
  session.query(`INSERT INTO events SELECT * FROM file('${path.resolve(file)}', 'RowBinary',
    'customer Int64, at UInt64, type UInt8') SETTINGS max_threads = 1`);
  const [version, rows] = session.query('SELECT version(), count() FROM events', 'TSV').trim().split('\t');
  console.log(`ClickHouse ${version}, ${rows} events`);
  for (const name of wanted.length ? wanted : Object.keys(FORMS)) {
    for (const threads of [1, 2]) {
      forgetPeak();
      const seconds = [];
      let levels;
      for (let run = 0; run < RUNS; run++) {
        const start = process.hrtime.bigint();
        levels = session.query(`${FORMS[name]} SETTINGS max_threads = ${threads}`, 'TSV');
        seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
      }
      seconds.sort((a, b) => a - b);
      const counts = levels.trim().split('\n').map((line) => line.replace('\t', ':')).join(' ');
      console.log(
        `${name.padEnd(20)} threads ${threads}  ${seconds[RUNS >> 1].toFixed(3)} s` +
          ` (fastest ${seconds[0].toFixed(3)})  peak ${peakMegabytes()} MB  ${counts}`,
      );
    }
  }
} finally {
  session.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
