// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { editFlags } from './go-edits.mjs';
import { cacheDir, repo } from './repo.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { digest, isFresh, writeStamp } from './stamp.mjs';

const tools = join(repo, 'network', 'tools');
const bin = process.env.DAOJI_BIN_DIR || join(cacheDir, 'bin');

/** Groups with what they make; seconds are those of a first build on two cores, with downloads. */
const GROUPS = [
  { name: 'fabric', seconds: 85, programs: ['peer', 'orderer', 'configtxgen', 'osnadmin'] },
  { name: 'fabric-ca', seconds: 80, programs: ['fabric-ca-server', 'fabric-ca-client'] },
  { name: 'influxdb', seconds: 45, programs: ['influxd'] },
  { name: 'ferretdb', seconds: 45, programs: ['ferretdb'], own: true },
  { name: 'broker', seconds: 15, programs: ['broker'], own: true },
];

/** Builds the Go programs whose pinned modules or sources changed. */
export async function buildGoTools({ go, cc }) {
  const stale = GROUPS.filter((group) => !isBuilt(group));
  let left = stale.reduce((sum, group) => sum + group.seconds, 0);
  for (const [index, group] of stale.entries()) {
    const place = `${index + 1}/${stale.length}`;
    say(
      `编译 Go 程序 ${group.name}（${place}），约剩 ${minutes(left)} 分钟`,
      `building the Go tools of ${group.name} (${place}), about ${minutes(left)} min left`,
    );
    const started = Date.now();
    const ticker = setInterval(() => {
      const spent = Math.round((Date.now() - started) / 1000);
      const rest = Math.max(left - spent, 5);
      say(
        `${group.name} 已用 ${spent} 秒，约剩 ${rest} 秒`,
        `${group.name}: ${spent} s, about ${rest} s left`,
      );
    }, 15_000);
    try {
      await build(group, go, cc);
    } finally {
      clearInterval(ticker);
    }
    writeStamp(stampFile(group), sourceDigest(group));
    left -= group.seconds;
  }
}

function minutes(seconds) {
  return Math.max(1, Math.ceil(seconds / 60));
}

function build(group, go, cc) {
  const cwd = join(tools, group.name);
  const edits = editFlags({ go, group: cwd, out: join(bin, '.edited', group.name) });
  const args = group.own
    ? ['build', '-o', join(bin, group.name), '.']
    : ['install', ...edits, 'tool'];
  return run(go, args, {
    cwd,
    env: { GOBIN: bin, CGO_ENABLED: '1', CC: cc, GOFLAGS: '-buildvcs=false' },
  });
}

function isBuilt(group) {
  if (group.name === 'fabric' && hasAll(process.env.FABRIC_BIN_DIR, group.programs)) return true;
  return hasAll(bin, group.programs) && isFresh(stampFile(group), sourceDigest(group));
}

function hasAll(dir, programs) {
  return Boolean(dir) && programs.every((name) => existsSync(join(dir, name)));
}

function stampFile(group) {
  return join(bin, `.${group.name}.stamp`);
}

function sourceDigest(group) {
  const folder = join(tools, group.name);
  const names = readdirSync(folder).filter((name) =>
    /^go\.(mod|sum)$|^edits\.json$|\.go$/.test(name),
  );
  return digest(names.sort().map((name) => join(folder, name)));
}
