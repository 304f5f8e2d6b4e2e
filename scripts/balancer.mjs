// A load balancer before several processes, if one of Debian's is on this machine: nginx, else haproxy.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const KINDS = [
  { program: 'nginx', probe: ['-v'], config: nginx, words: (file) => ['-e', 'stderr', '-c', file] },
  { program: 'haproxy', probe: ['-v'], config: haproxy, words: (file) => ['-q', '-db', '-f', file] },
];

/** The name of a balancer that is here; undefined if there is none. `wish` asks for one of them, `none` for none. */
export function findBalancer(wish) {
  return KINDS.filter(({ program }) => !wish || wish === program)
    .map(({ program, probe }) => (spawnSync(program, probe).error ? undefined : program))
    .find(Boolean);
}

/** Starts it on a port of this machine before processes on others. Gives what ends it. */
export function startBalancer(name, { host, port, ports }) {
  const { program, config, words } = KINDS.find((kind) => kind.program === name);
  const folder = mkdtempSync(join(tmpdir(), 'huashu-balancer-'));
  // Its workers are nobody.
  chmodSync(folder, 0o755);
  const file = join(folder, 'config');
  writeFileSync(file, config({ folder, host, port, ports }));
  const child = spawn(program, words(file), { stdio: ['ignore', 'inherit', 'inherit'] });
  child.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return { pid: child.pid, end: () => child.kill('SIGTERM'), ended: (hear) => child.on('exit', hear) };
}

function nginx({ folder, host, port, ports }) {
  const servers = ports.map((one) => `    server 127.0.0.1:${one} max_fails=0;`).join('\n');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `  ${kind}_temp_path ${join(folder, kind)};`)
    .join('\n');
  return `daemon off;
pid ${join(folder, 'pid')};
error_log stderr crit;
events { worker_connections 8192; }
http {
  access_log off;
${temporary}
  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
  map $arg_transport $chosen { default desk; polling desk_polling; }
  upstream desk {
    least_conn;
${servers}
    keepalive 32;
  }
  upstream desk_polling {
    hash $remote_addr consistent;
${servers}
    keepalive 32;
  }
  server {
    listen ${host}:${port};
    client_max_body_size 2m;
    location / {
      proxy_pass http://$chosen;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Request-Id $request_id;
      proxy_connect_timeout 2s;
      proxy_read_timeout 75s;
      proxy_next_upstream error timeout;
      proxy_buffering off;
    }
  }
}
`;
}

function haproxy({ host, port, ports }) {
  const servers = ports
    .map((one) => `  server p${one} 127.0.0.1:${one} check inter 500ms fall 1 rise 1`)
    .join('\n');
  const backend = (name, balance) => `backend ${name}
  balance ${balance}
  option forwardfor
  option httpchk GET /healthz
  option redispatch
  retries 2
${servers}
`;
  return `global
  maxconn 16384
defaults
  mode http
  timeout connect 2s
  timeout client 75s
  timeout server 75s
  timeout tunnel 1h
frontend in
  bind ${host}:${port}
  unique-id-format %{+X}o%ci%cp%Ts%rt
  http-request set-header X-Request-Id %[unique-id]
  use_backend desk_polling if { urlp(transport) polling }
  default_backend desk
${backend('desk', 'leastconn')}${backend('desk_polling', 'source')}`;
}
