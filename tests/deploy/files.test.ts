import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../server/settings/config.ts';

const Service = z.object({
  read_only: z.boolean().optional(),
  healthcheck: z.object({ test: z.array(z.string()) }),
  deploy: z.object({ replicas: z.number() }).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string()).optional(),
});
const compose = z
  .object({ services: z.record(z.string(), Service), volumes: z.record(z.string(), z.unknown()) })
  .parse(parse(readFileSync('docker-compose.yml', 'utf8')));

const settingsIn = (file: string): [string, string][] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)]);

const has = (program: string): boolean => spawnSync(program, ['-v']).error === undefined;

describe('docker-compose.yml', () => {
  test('has a balancer before at least two processes, a database with a volume, and Redis; each is asked how it is', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['app', 'balancer', 'postgres', 'redis']);
    expect(compose.services['app']!.deploy!.replicas).toBeGreaterThanOrEqual(2);
    expect(compose.volumes).toHaveProperty('postgres');
  });

  test('lets only the balancer be reached, from this machine', () => {
    const open = Object.entries(compose.services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port]),
    );
    expect(open).toEqual([['balancer', '127.0.0.1:3000:8080']]);
  });

  test('has no secret that has a default', () => {
    const text = readFileSync('docker-compose.yml', 'utf8');
    for (const [, name = '', how = ''] of text.matchAll(/\$\{(\w+)(:[-?])?/g))
      if (/PASSWORD|SECRET|TOKEN/.test(name)) expect([name, how]).toEqual([name, ':?']);
  });

  test('writes nowhere but where it must', () => {
    for (const name of ['app', 'balancer', 'redis']) expect(compose.services[name]!.read_only).toBe(true);
  });

  (has('docker-compose') ? test : test.skip)(
    'is accepted by docker-compose, and refused without its secrets',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'huashu-compose-'));
      const env = settingsIn('deploy/compose.env.example').map(
        ([name, value]) => `${name}=${value || 'x'.repeat(32)}`,
      );
      writeFileSync(join(folder, 'whole.env'), env.join('\n'));
      const accepts = (file: string): boolean =>
        spawnSync('docker-compose', ['--env-file', file, 'config', '-q']).status === 0;
      expect([accepts(join(folder, 'whole.env')), accepts('deploy/compose.env.example')]).toEqual([
        true,
        false,
      ]);
      rmSync(folder, { recursive: true });
    },
  );
});

test('the sample of settings is one that the desk starts with, and sets no secret', () => {
  const settings = settingsIn('deploy/huashu.env.example');
  expect(readConfig(Object.fromEntries(settings))).toMatchObject({ production: true, sampleStaff: false });
  for (const [name, value] of settings) if (/PASSWORD|SECRET|TOKEN/.test(name)) expect(value).toBe('');
});

test.each(['nginx-tls.conf', 'balancer.conf'])('%s passes on the host with its port', (name) => {
  expect(readFileSync(`deploy/${name}`, 'utf8')).toContain('proxy_set_header Host $http_host;');
});

(has('nginx') ? test : test.skip)('nginx takes its samples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huashu-nginx-'));
  const at = (name: string): string => join(folder, name);
  const key = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=test'];
  spawnSync('openssl', [...key, '-keyout', at('privkey.pem'), '-out', at('fullchain.pem')]);
  const tls = readFileSync('deploy/nginx-tls.conf', 'utf8')
    .replaceAll('/etc/letsencrypt/live/chat.example.com', folder)
    .replace(/listen (\[::\]:)?(80|443)/g, 'listen $118$2');
  writeFileSync(at('site.conf'), tls);
  writeFileSync(
    at('tls.conf'),
    `pid ${at('pid')}; events {} http { access_log off; include ${at('site.conf')}; }`,
  );
  // Names that are asked again are newer than Debian's nginx, and only Docker knows them.
  const balancer = readFileSync('deploy/balancer.conf', 'utf8').replaceAll(
    'app:3000 resolve',
    '127.0.0.1:3000',
  );
  writeFileSync(at('balancer.conf'), balancer);
  for (const name of ['tls.conf', 'balancer.conf']) {
    const { status, stderr } = spawnSync('nginx', ['-t', '-e', 'stderr', '-c', at(name)], {
      encoding: 'utf8',
    });
    expect([name, status, stderr.match(/\[emerg].*/)?.[0]]).toEqual([name, 0, undefined]);
  }
  rmSync(folder, { recursive: true });
});
