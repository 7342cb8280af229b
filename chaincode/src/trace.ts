// SPDX-License-Identifier: Apache-2.0
import { AlarmsContract } from './contracts/alarms-contract.js';
import { CorrectionsContract } from './contracts/corrections-contract.js';
import { CodesContract } from './contracts/codes-contract.js';
import { DocumentsContract } from './contracts/documents-contract.js';
import { DutiesContract } from './contracts/duties-contract.js';
import { ForecastsContract } from './contracts/forecasts-contract.js';
import { InputsContract } from './contracts/inputs-contract.js';
import { LotsContract } from './contracts/lots-contract.js';
import { TraceMetaContract } from './contracts/meta-contract.js';
import { ParcelsContract } from './contracts/parcels-contract.js';
import { PlacesContract } from './contracts/places-contract.js';
import { ProductsContract } from './contracts/products-contract.js';
import { RecallContract } from './contracts/recall-contract.js';
import { RulesContract } from './contracts/rules-contract.js';
import { StorageContract } from './contracts/storage-contract.js';
import { StepsContract } from './contracts/steps-contract.js';
import { TradeContract } from './contracts/trade-contract.js';
import { TracePeopleContract } from './contracts/trace-people-contract.js';
import { WarningsContract } from './contracts/warnings-contract.js';
import { YieldsContract } from './contracts/yields-contract.js';

/** Contracts of chaincode `trace`; fabric-shim adds its own to this list. */
export const contracts = [
  TraceMetaContract,
  TracePeopleContract,
  PlacesContract,
  LotsContract,
  DocumentsContract,
  RulesContract,
  InputsContract,
  ParcelsContract,
  ProductsContract,
  StepsContract,
  AlarmsContract,
  WarningsContract,
  DutiesContract,
  ForecastsContract,
  StorageContract,
  CorrectionsContract,
  YieldsContract,
  CodesContract,
  RecallContract,
  TradeContract,
];
