// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { runDaoji } from '../run-daoji.js';

const SITES = 'address,areaCode,commandId,gln,operatorId,siteId,v\r\n';
const SITE = '#5 弄,211104,01M3ZQTP80000000000000000A,,mill-demo,site-1,1\r\n';

describe('daoji csv check', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'daoji-csv-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  function file(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  it('reads a list with its types, and says which import its rows come of', () => {
    const path = file('sites.csv', SITES + SITE.replace('#', "'#"));
    const rows = join(folder, 'sites.json');
    const { code, stdout } = runDaoji('csv', 'check', path, '--rows', rows, '--json');
    expect(code).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.equal({
      ...{ faults: [], importAs: ['sites'], isImport: false, name: 'sites', rowCount: 1 },
    });
    expect(JSON.parse(readFileSync(rows, 'utf8'))).to.containSubset([
      { address: '#5 弄', siteId: 'site-1', v: 1 },
    ]);
    expect(runDaoji('csv', 'check', path).stdout).to.include('import instead: sites');
  });

  it('names each faulty cell, with exit code 1', () => {
    const table = file('works.csv', '地块,农事,作业日期\r\np-1,飞行,昨天\r\n');
    const { code, stdout } = runDaoji('csv', 'check', table, '--as', 'field-works');
    expect(code).to.equal(1);
    expect(stdout).to.include('✗ B2:').and.include('✗ C2:');
  });

  it('exits 2 for what is no table of ours, and says what is imported instead', () => {
    const sites = file('export.csv', SITES);
    const key = join(folder, 'key.json');
    expect(
      runDaoji('identity', 'new', '--person', 'grower-1', '--out', key, '--json', '--home', folder)
        .code,
    ).to.equal(0);
    for (const [args, code] of [
      [['csv', 'check', file('x.csv', 'colour\r\nred\r\n')], 'CSV_COLUMNS'],
      [['csv', 'check', sites, '--as', 'secrets'], 'CSV_KIND'],
      [['csv', 'check', sites, '--as', 'harvests'], 'CSV_LIST_DERIVED'],
      [['csv', 'check', join(folder, 'absent.csv')], 'FILE_MISSING'],
      [['import', 'csv', 'sites', sites, '--key', key], 'CSV_LIST_DERIVED'],
      [['import', 'csv', 'lots', sites, '--key', key], 'CSV_LIST_DERIVED'],
      [['import', 'csv', 'stocktakes', sites, '--key', key], 'USAGE'],
      [['import', 'csv', 'stocktakes', sites, '--key', key, '--cosign', key], 'USAGE'],
      [['export', 'template', 'lots', '--out', join(folder, 'none.csv')], 'CSV_LIST_DERIVED'],
    ] as const) {
      const { code: exit, stderr } = runDaoji(...args);
      expect([args, exit]).to.deep.equal([args, 2]);
      expect(stderr).to.include(code);
    }
    expect(existsSync(join(folder, 'none.csv'))).to.equal(false);
  });
});
