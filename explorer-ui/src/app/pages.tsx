// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense, type ReactElement } from 'react';
import { Navigate, Route, Routes } from 'react-router';

import { useText } from '../locale/use-text.js';
import { Layout } from './layout.js';

const HomePage = lazy(() => import('../pages/home-page.js'));
const ProducerPage = lazy(() => import('../pages/producer-page.js'));
const KeysPage = lazy(() => import('../pages/keys-page.js'));
const AuditorPage = lazy(() => import('../pages/auditor-page.js'));
const RegulatorPage = lazy(() => import('../pages/regulator-page.js'));
const LotsPage = lazy(() => import('../pages/lots-page.js'));
const LotPage = lazy(() => import('../pages/lot-page.js'));
const TransferPage = lazy(() => import('../lots/transfer-page.js'));
const BinsPage = lazy(() => import('../bins/bins-page.js'));
const BinPage = lazy(() => import('../bins/bin-page.js'));
const AlarmsPage = lazy(() => import('../alarms/alarms-page.js'));
const WarningsPage = lazy(() => import('../warnings/warnings-page.js'));
const InspectionsPage = lazy(() => import('../storage/inspections-page.js'));
const WarningPage = lazy(() => import('../warnings/warning-page.js'));
const OwnPage = lazy(() => import('../duties/own-page.js'));
const DutiesPage = lazy(() => import('../duties/duties-page.js'));
const DutyPage = lazy(() => import('../duties/duty-page.js'));
const SignalsPage = lazy(() => import('../duties/signals-page.js'));
const SignalPage = lazy(() => import('../duties/signal-page.js'));
const ReportPage = lazy(() => import('../duties/report-page.js'));
const RaisePage = lazy(() => import('../duties/raise-page.js'));
const NoticesPage = lazy(() => import('../notices/notices-page.js'));
const ParcelsPage = lazy(() => import('../pages/parcels-page.js'));
const ParcelPage = lazy(() => import('../pages/parcel-page.js'));
const ImportPage = lazy(() => import('../parcels/import-page.js'));
const CsvPage = lazy(() => import('../imports/csv-page.js'));
const SamplesPage = lazy(() => import('../parcels/samples-page.js'));
const SamplePage = lazy(() => import('../parcels/sample-page.js'));
const DevicesPage = lazy(() => import('../pages/devices-page.js'));
const DevicePage = lazy(() => import('../pages/device-page.js'));
const FieldListPage = lazy(() => import('../field/field-list-page.js'));
const FieldPage = lazy(() => import('../field/field-page.js'));
const CosignPage = lazy(() => import('../pages/cosign-page.js'));
const InputsPage = lazy(() => import('../inputs/inputs-page.js'));
const SprayPage = lazy(() => import('../inputs/spray-page.js'));
const ApplyPage = lazy(() => import('../inputs/apply-page.js'));
const IntakePage = lazy(() => import('../trade/intake-page.js'));
const ContractsPage = lazy(() => import('../trade/contracts-page.js'));
const ContractPage = lazy(() => import('../trade/contract-page.js'));
const SlipPage = lazy(() => import('../trade/slip-page.js'));
const RegistryPage = lazy(() => import('../registry/registry-page.js'));
const RecallsPage = lazy(() => import('../recall/recalls-page.js'));
const RecallPage = lazy(() => import('../recall/recall-page.js'));
const RegulatorRecallsPage = lazy(() => import('../recall/regulator-recalls-page.js'));
const CodesPage = lazy(() => import('../codes/codes-page.js'));
const CodeOrderPage = lazy(() => import('../codes/code-order-page.js'));
const RulesPage = lazy(() => import('../rules/rules-page.js'));
const RulePage = lazy(() => import('../rules/rule-page.js'));
const FlaggedPage = lazy(() => import('../codes/flagged-page.js'));
const UnitsPage = lazy(() => import('../codes/units-page.js'));
const ProductsPage = lazy(() => import('../products/products-page.js'));
const DocumentsPage = lazy(() => import('../pages/documents-page.js'));
const SeasonPage = lazy(() => import('../seasons/season-page.js'));
const OperatorPage = lazy(() => import('../quality/operator-page.js'));
const QualityPage = lazy(() => import('../quality/quality-page.js'));
const NotFoundPage = lazy(() => import('../pages/not-found-page.js'));

/** Every address of the application; each page is loaded when it is first opened. */
export function Pages(): ReactElement {
  const { text } = useText();
  return (
    <Layout>
      <Suspense fallback={<p role="status">{text('app.loading')}</p>}>
        <Routes>
          <Route index element={<HomePage />} />
          <Route path="producer" element={<ProducerPage />} />
          <Route path="keys" element={<KeysPage />} />
          <Route path="auditor" element={<AuditorPage />} />
          <Route path="regulator" element={<RegulatorPage />} />
          <Route path="lots" element={<LotsPage />} />
          <Route path="lots/:lotId" element={<LotPage />} />
          <Route path="transfers/:transferId" element={<TransferPage />} />
          <Route path="bins" element={<BinsPage />} />
          <Route path="bins/:binId" element={<BinPage />} />
          <Route path="alarms" element={<AlarmsPage />} />
          <Route path="inspections" element={<InspectionsPage />} />
          <Route path="warnings" element={<WarningsPage />} />
          <Route path="warnings/:warningId" element={<WarningPage />} />
          <Route path="own" element={<OwnPage />} />
          <Route path="duties" element={<DutiesPage />} />
          <Route path="duties/:operatorId/:personId" element={<DutyPage />} />
          <Route path="signals" element={<SignalsPage />} />
          <Route path="signals/new" element={<RaisePage />} />
          <Route path="signal-report" element={<ReportPage />} />
          <Route path="signals/:signalId" element={<SignalPage />} />
          <Route path="notices" element={<NoticesPage />} />
          <Route path="parcels" element={<ParcelsPage />} />
          <Route path="parcels/import" element={<ImportPage />} />
          <Route path="import" element={<CsvPage />} />
          <Route path="regulator/samples" element={<SamplesPage />} />
          <Route path="regulator/samples/:sampleId" element={<SamplePage />} />
          <Route path="parcels/:parcelId" element={<ParcelPage />} />
          <Route path="parcels/:parcelId/spray" element={<SprayPage />} />
          <Route path="field" element={<FieldListPage />} />
          <Route path="field/:parcelId" element={<FieldPage />} />
          <Route path="cosign" element={<CosignPage />} />
          <Route path="inputs" element={<InputsPage />} />
          <Route path="inputs/apply" element={<ApplyPage />} />
          <Route path="intake" element={<IntakePage />} />
          <Route path="contracts" element={<ContractsPage />} />
          <Route path="contracts/:contractId" element={<ContractPage />} />
          <Route path="slips/:slipId" element={<SlipPage />} />
          <Route path="registry" element={<RegistryPage />} />
          <Route path="operators/:operatorId" element={<OperatorPage />} />
          <Route path="quality" element={<QualityPage />} />
          <Route path="own-steps" element={<Navigate replace to="/own" />} />
          <Route path="recalls" element={<RecallsPage />} />
          <Route path="recalls/:recallId" element={<RecallPage />} />
          <Route path="regulator/recalls" element={<RegulatorRecallsPage />} />
          <Route path="codes" element={<CodesPage />} />
          <Route path="codes/flagged" element={<FlaggedPage />} />
          <Route path="codes/units" element={<UnitsPage />} />
          <Route path="codes/units/:sscc" element={<UnitsPage />} />
          <Route path="codes/:orderId" element={<CodeOrderPage />} />
          <Route path="products" element={<ProductsPage />} />
          <Route path="rules" element={<RulesPage />} />
          <Route path="rules/:ruleSetId" element={<RulePage />} />
          <Route path="documents" element={<DocumentsPage />} />
          <Route path="devices" element={<DevicesPage />} />
          <Route path="devices/:deviceId" element={<DevicePage />} />
          <Route path="season" element={<SeasonPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </Layout>
  );
}
