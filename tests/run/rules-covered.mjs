import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The procedures of `docs/procedures.md`, and where the hours stand. */
const PROCEDURES = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P10'];

/**
 * After a run of all tests: every procedure, situation and rule of conduct of the manual stands in brackets, as in `[P1]`,
 * in the title of a test that has run and passed. What was skipped, or only stands in a file, shows nothing.
 */
export default class RulesCovered {
  #error;

  constructor(globalConfig) {
    this.root = globalConfig.rootDir;
    this.isWhole =
      globalConfig.testPathPatterns.patterns.length === 0 &&
      !globalConfig.testNamePattern &&
      !globalConfig.onlyChanged &&
      !globalConfig.findRelatedTests &&
      !globalConfig.shard;
  }

  onRunComplete(contexts, { testResults, wasInterrupted }) {
    const hasNode = [...contexts].some(({ config }) => config.displayName?.name === 'node');
    if (!this.isWhole || !hasNode || wasInterrupted) return;
    const titles = testResults
      .flatMap((file) => file.testResults)
      .filter(({ status }) => status === 'passed')
      .map(({ fullName }) => fullName);
    const missing = rulesMissingIn(titles, this.root);
    if (missing.length > 0) this.#error = new Error(`No test that ran is named after: ${missing.join(', ')}`);
    if (this.#error) console.error(this.#error.message);
  }

  /** Jest asks for it: a run with an error fails. */
  getLastError() {
    return this.#error;
  }
}

/** The procedures, situations and rules of conduct that no title names. */
export function rulesMissingIn(titles, root) {
  const named = new Set(titles.flatMap((title) => [...title.matchAll(/\[(\w+)\]/g)].map(([, id]) => id)));
  return [...PROCEDURES, ...idsOf(join(root, 'phrases/manual/zh-CN'))].filter((id) => !named.has(id));
}

function idsOf(folder) {
  return readdirSync(folder)
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')))
    .flatMap(({ situations = [], rules = [] }) => [...situations, ...rules])
    .map(({ id }) => id);
}
