// SPDX-License-Identifier: Apache-2.0
import { expect } from 'chai';
import type { Browser } from 'playwright-core';

import { builtPages } from './built.js';
import { startBrowser } from './chromium.js';
import {
  CONTESTED,
  dutyAnswer,
  dutyAnswers,
  signalAnswer,
  STOPPED,
  type DutyWorld,
} from './duty-answers.js';
import { FormPage } from './form-page.js';
import { newLedgerDouble, type LedgerDouble } from './ledger-double.js';
import { overflowOf, seriousFaults, settled, takeShot } from './page-tools.js';

const DUTY = '/duties/daoji-rice/keeper-1';

describe('duties and signals in a browser', function () {
  this.timeout(180_000);
  let dist: string;
  let browser: Browser;
  let forms: FormPage;
  let world: DutyWorld;

  before(async function () {
    browser = await startBrowser(this);
    dist = await builtPages();
  });

  beforeEach(async () => {
    world = { answers: {}, personId: 'keeper-1', roles: ['keeper'] };
    forms = await FormPage.open(browser, dist, answering());
  });

  afterEach(() => forms.close());

  after(async () => {
    await (browser as Browser | undefined)?.close();
  });

  function answering(): LedgerDouble {
    const ledger = newLedgerDouble();
    return {
      ...ledger,
      onRequest: (request) => dutyAnswers(world)(request) ?? ledger.onRequest(request),
    };
  }

  const tell = (answers: Readonly<Record<string, unknown>>): void => {
    world = Object.assign(world, { answers: { ...world.answers, ...answers } });
  };
  const be = (personId: string, roles: readonly string[]): void => {
    Object.assign(world, { personId, roles });
  };
  const text = (): Promise<string> => forms.page.locator('main').innerText();

  it('a person sees the own duty, and accepts it', async () => {
    tell({
      '/duties': { items: [dutyAnswer('keeper-1', { state: 'granted' })], total: 1 },
      '/signals': { items: [], total: 0 },
    });
    await forms.goto('/app/own');
    const form = await forms.unfold('接受岗位责任');
    expect(await forms.sign(form)).to.deep.include({
      operatorId: 'daoji-rice',
      personId: 'keeper-1',
      type: 'acceptDuty',
    });
  });

  it('says in plain words why a signature is refused today, by post', async () => {
    tell({ '/duties': { items: [STOPPED], total: 1 }, '/signals': { items: [], total: 0 } });
    await forms.goto('/app/own');
    await forms.page.getByText('今天不能签名').waitFor();
    const said = await text();
    expect(said).to.include('保管员：健康证已过期').and.include('烘干工：考核没有通过');
    expect(said).to.not.include('HEALTH_CARD').and.not.include('今天可以签名');
  });

  it('shows no chart and no other person on the own page', async () => {
    tell({
      '/duties': { items: [dutyAnswer('keeper-1')], total: 1 },
      '/signals': { items: [signalAnswer()], total: 1 },
    });
    await forms.goto('/app/own');
    await forms.page.getByText('签的 40 步中有 3 步（95 % 区间 2.6–19.9 %）').waitFor();
    expect(await forms.page.locator('main svg').count()).to.equal(0);
    expect(await text()).to.not.include('quality-1');
  });

  it('a person explains a signal, or contests it', async () => {
    tell({ '/signals/sg-1': signalAnswer() });
    await forms.goto('/app/signals/sg-1');
    const form = await forms.unfold('提出异议');
    await form.getByLabel('原因').selectOption('wrong-figures');
    expect(await forms.sign(form)).to.deep.include({
      reason: 'wrong-figures',
      signalId: 'sg-1',
      type: 'contestSignal',
    });
    await forms.page.locator('summary').getByText('说明原因', { exact: true }).waitFor();
    expect(await forms.page.locator('summary').getByText('作出决定').count()).to.equal(0);
  });

  it('a signal says who was told of it and whether it was read', async () => {
    const notice = {
      at: '2026-11-20T01:00:00.000Z',
      en: 'A signal about steps',
      id: 'signal-raised-1',
      kind: 'signal-raised',
      level: 'info',
      path: '/app/signals',
      standing: 'asks',
      zh: '有一条质量提示：请本人在 2026-11-27 前说明或提出异议',
    };
    const delivery = {
      ...{ attemptAt: notice.at, attempts: 1, channelId: 'group', personIds: ['keeper-1'] },
      ...{ readAt: '2026-11-20T02:00:00.000Z', state: 'sent', step: 0 },
    };
    const told = { deliveries: [delivery], isWaiting: true, notice, seq: 1, takenAt: notice.at };
    tell({ '/signal-notices': { items: [told], total: 1 }, '/signals/sg-1': signalAnswer() });
    await forms.goto('/app/signals/sg-1');
    const section = forms.page.getByRole('region', { name: '通知了谁' });
    await section.getByText(notice.zh).waitFor();
    expect(await section.innerText())
      .to.include('keeper-1')
      .and.include('已读');
  });

  it('the report counts signals by state, each with its n, and names nobody', async () => {
    const counts = { contested: 1, dismissed: 2, explained: 0, raised: 0, upheld: 1 };
    tell({ '/signal-report': { operators: [{ ...counts, operatorId: 'daoji-rice', total: 4 }] } });
    be('office-1', ['regulator']);
    await forms.goto('/app/signal-report');
    await forms.page.getByText('2 条（n = 4）').waitFor();
    expect(await text())
      .to.include('n = 4')
      .and.not.match(/keeper-1|sg-1/);
    expect(await forms.page.getByText(/条（n = 4）/).count()).to.equal(5);
  });

  it('the report says so where there is nothing that its reader may count', async () => {
    tell({ '/signal-report': { operators: [] } });
    await forms.goto('/app/signal-report');
    await forms.page.getByText('没有您能看的质量提示').waitFor();
  });

  it('a director decides a contested signal with the day of the hearing, and not without it', async () => {
    be('director-1', ['safety-director']);
    tell({ '/signals/sg-1': CONTESTED });
    await forms.goto('/app/signals/sg-1');
    const form = await forms.unfold('作出决定');
    await form.getByLabel('听取本人意见的日期').fill('');
    await forms.review(form);
    await form.locator('.field-error').first().waitFor();
    await form.getByLabel('听取本人意见的日期').fill('2026-10-12');
    await form.getByLabel('原因').selectOption('cause-elsewhere');
    expect(await forms.sign(form)).to.deep.include({
      heardOn: '2026-10-12',
      reason: 'cause-elsewhere',
      type: 'decideSignal',
      verdict: 'dismissed',
    });
    expect(await forms.page.locator('summary').getByText('提出异议').count()).to.equal(0);
  });

  it('who raised a signal is offered no decision, and a colleague sees nothing of it', async () => {
    be('quality-1', ['quality', 'safety-director']);
    tell({ '/signals/sg-1': signalAnswer() });
    await forms.goto('/app/signals/sg-1');
    await forms.page.getByText('签的 40 步中有 3 步').waitFor();
    expect(await forms.page.locator('details.fold').count()).to.equal(0);
    await forms.goto('/app/signals/sg-2');
    await forms.page.getByRole('alert').waitFor();
  });

  it('a signal takes the figures of a chart as they are, and none where they are not whole', async () => {
    be('quality-1', ['quality']);
    await forms.goto('/app/signals/new?personId=keeper-1');
    await forms.page.getByText('没有数字可提').waitFor();
    const query = new URLSearchParams({
      ...{
        chart: 'funnel',
        count: '3',
        from: '2026-08-01',
        lower: '2584',
        n: '40',
        to: '2026-10-09',
      },
      ...{ inputsDigest: 'de'.repeat(32), measure: 'timeliness', operatorId: 'daoji-rice' },
      ...{ personId: 'keeper-1', stepTypes: 'storeLot,dryLot', upper: '19864' },
    });
    await forms.goto(`/app/signals/new?${query.toString()}`);
    const form = await forms.unfold('签名提出');
    await form.getByLabel('提示编号').fill('sg-9');
    expect(await forms.sign(form)).to.deep.include({
      count: 3,
      lower: 2_584,
      n: 40,
      personId: 'keeper-1',
      signalId: 'sg-9',
      stepTypes: ['storeLot', 'dryLot'],
      type: 'raiseSignal',
      upper: 19_864,
    });
  });

  it('the office grants a duty for posts that the person’s key has, and not to itself', async () => {
    be('keeper-2', ['trace-manager']);
    tell({ '/duties': { items: [dutyAnswer('keeper-1'), STOPPED], total: 2 } });
    await forms.goto('/app/duties');
    const form = await forms.unfold('委派上岗');
    expect(await form.getByLabel('人员（代号）').locator('option').allInnerTexts()).to.deep.equal([
      'keeper-1',
    ]);
    expect(await form.getByRole('checkbox').count()).to.equal(2);
    await form.getByLabel('保管员').check();
    expect(await forms.sign(form)).to.deep.include({
      operatorId: 'daoji-rice',
      personId: 'keeper-1',
      posts: ['keeper'],
      type: 'grantDuty',
    });
  });

  it('the office suspends with one of a few reasons, and nobody the own duty', async () => {
    be('office-1', ['safety-director']);
    tell({ [DUTY]: dutyAnswer('keeper-1') });
    await forms.goto(`/app${DUTY}`);
    const form = await forms.unfold('暂停上岗');
    await form.getByLabel('原因').selectOption('investigation');
    expect(await forms.sign(form)).to.deep.include({
      personId: 'keeper-1',
      reason: 'investigation',
      type: 'suspendDuty',
    });
    be('keeper-1', ['keeper', 'safety-director']);
    await forms.goto(`/app${DUTY}`);
    await forms.page.getByText('今天可以签名').waitFor();
    expect(await forms.page.locator('details.fold').count()).to.equal(0);
  });

  it('a failed examination is recorded without a last day', async () => {
    be('office-1', ['trace-manager']);
    tell({ [DUTY]: dutyAnswer('keeper-1') });
    await forms.goto(`/app${DUTY}`);
    const form = await forms.unfold('登记培训考核');
    await form.getByLabel('课程代号').fill('hygiene');
    await form.getByLabel('结果').selectOption('failed');
    await form.getByText('补考通过前不能签名').first().waitFor();
    const command = await forms.sign(form);
    expect(command).to.deep.include({ courseId: 'hygiene', result: 'failed' });
    expect(command).to.not.have.property('validTo');
  });

  for (const [name, path, roles, answers] of [
    ['own', '/app/own', ['keeper'], { '/signals': { items: [signalAnswer()], total: 1 } }],
    ['duties', '/app/duties', ['registrar'], {}],
    ['duty', `/app${DUTY}`, ['registrar'], { [DUTY]: dutyAnswer('keeper-1') }],
    ['signal', '/app/signals/sg-1', ['safety-director'], { '/signals/sg-1': CONTESTED }],
    ['signals', '/app/signals', ['quality'], { '/signals': { items: [CONTESTED], total: 1 } }],
  ] as const)
    for (const theme of ['light', 'dark'] as const)
      for (const width of [390, 1280])
        it(`${name} fits ${width} px, ${theme}, without serious faults`, async () => {
          be(name === 'own' ? 'keeper-1' : 'office-1', roles);
          const items = [dutyAnswer('keeper-1'), dutyAnswer('keeper-2', { state: 'suspended' })];
          tell({
            '/duties': { items: name === 'own' ? [STOPPED] : [...items, STOPPED], total: 3 },
          });
          tell(answers);
          await forms.page.setViewportSize({ height: 900, width });
          await forms.page.emulateMedia({ colorScheme: theme });
          await forms.goto(path);
          await forms.page.locator('main .notices, main .facts').first().waitFor();
          await settled(forms.page);
          await takeShot(forms.page, `duty-${name}`, `${theme}-${width}`);
          expect(await overflowOf(forms.page)).to.equal(0);
          expect(await seriousFaults(forms.page)).to.deep.equal([]);
        });
});
