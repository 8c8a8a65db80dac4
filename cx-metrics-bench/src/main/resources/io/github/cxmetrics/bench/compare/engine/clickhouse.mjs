// ClickHouse inside Node, as one contender of the benchmark table: reads a command a line, writes a
// line for each. The commands and replies are those of Reply.java.
//
//   node clickhouse.mjs JOB_FILE
//
// The job: folders of chdb and of the session, file of rows (and one of columns beside it), forms of
// the query, number of key columns, file for the answer, seconds to warm up.

import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { createRequire } from 'node:module';

const MOST_WARM_UPS = 20;

const job = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const chdb = createRequire(path.join(job.chdb, 'package.json'))('chdb');
const session = new chdb.Session(job.session);
let form;

function load() {
  session.query('CREATE DATABASE bench');
  session.query('USE bench');
  const columns = fs.readFileSync(`${job.rows}.columns`, 'utf8');
  if (columns !== '') {
    session.query(`CREATE TABLE t (${columns}) ENGINE = Memory`);
    session.query(`INSERT INTO t SELECT * FROM file('${job.rows}', 'RowBinary', '${columns}') SETTINGS max_threads = 1`);
    fs.rmSync(job.rows);
  }
}

function seconds(since) {
  return Number(process.hrtime.bigint() - since) / 1e9;
}

function answer(name, threads) {
  return session.query(`${job.forms[name]} SETTINGS max_threads = ${threads}`, 'TSV');
}

// Every form once: the fastest counts from here on.
function warmUp() {
  const began = process.hrtime.bigint();
  const lines = new Map();
  let least = Infinity;
  for (const name of Object.keys(job.forms)) {
    const start = process.hrtime.bigint();
    lines.set(name, answer(name, 1));
    if (seconds(start) < least) {
      least = seconds(start);
      form = name;
    }
  }
  for (let i = 0; i < MOST_WARM_UPS && seconds(began) < job.warmSeconds; i++) {
    answer(form, 1);
  }
  fs.writeFileSync(job.answer, keyed(lines.get(form)));
  const version = session.query('SELECT version()', 'TSV').trim();
  return `warm\t${version}${form ? `, ${form}` : ''}`;
}

function keyed(lines) {
  return lines.split('\n').filter((line) => line !== '').map((line) => {
    const cells = line.split('\t');
    return [cells.slice(0, job.keys).join(','), ...cells.slice(job.keys)].join('\t') + '\n';
  }).join('');
}

function ask(threads) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  answer(form, threads);
  const took = seconds(start);
  const used = process.cpuUsage(cpu);
  return `${took}\t${(used.user + used.system) / 1e6}`;
}

function reply(command) {
  return command === 'warm up' ? warmUp() : ask(Number(command));
}

try {
  load();
  console.log('ready');
  for await (const command of readline.createInterface({ input: process.stdin })) {
    console.log(reply(command));
  }
} catch (e) {
  console.error(e);
  console.log(`failed\t${String(e.message ?? e).split('\n')[0]}`);
} finally {
  session.close();
}
