// SPDX-License-Identifier: Apache-2.0
// What our code needs of the EPCIS 2.0 JSON-LD context, as data: the context is never fetched, and a test compares this file with it.

/** Names under which the EPCIS 2.0 context is known; all of them mean the words below. */
export const BUNDLED_CONTEXTS: readonly string[] = [
  'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
  'https://ref.gs1.org/standards/epcis/epcis-context.jsonld',
  'https://gs1.github.io/EPCIS/epcis-context.jsonld',
];

/** Prefixes of the context. */
export const CONTEXT_PREFIXES: Readonly<Record<string, string>> = {
  epcis: 'https://ref.gs1.org/epcis/',
  cbv: 'https://ref.gs1.org/cbv/',
  cbvmda: 'urn:epcglobal:cbv:mda:',
  gs1: 'https://gs1.org/voc/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcterms: 'http://purl.org/dc/terms/',
};

/** Our own prefix: a name, never an address that anybody calls. */
export const DAOJI_NAMESPACE = 'https://daoji.example/epcis/';

/** Terms of the context; it is `@protected`, so nobody may give them another meaning. */
const TERMS =
  'id type baseURL ObjectEvent AggregationEvent TransformationEvent AssociationEvent TransactionEvent Collection member ' +
  'eventTime recordTime eventTimeZoneOffset action certificationInfo bizStep disposition bizLocation readPoint ' +
  'transformationID epcList sourceList destinationList persistentDisposition quantity epcClass uom quantityList ' +
  'bizTransactionList parentID childEPCs childQuantityList inputEPCList outputEPCList inputQuantityList ' +
  'outputQuantityList sensorElementList errorDeclaration eventID creationDate sender receiver instanceIdentifier ' +
  'schemaVersion ilmd EPCISDocument EPCISQueryDocument epcisHeader masterData vocabularyList epcisBody queryResults ' +
  'subscriptionID queryName resultsBody eventList children';

/** Short words of a vocabulary and the URI before them. */
export interface Vocabulary {
  readonly base: string;
  readonly words: string;
}

/** Vocabularies by the field that they are for. */
export const VOCABULARIES = {
  bizStep: {
    base: 'https://ref.gs1.org/cbv/BizStep-',
    words:
      'accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting ' +
      'decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting installing ' +
      'killing loading other packing picking receiving removing repackaging repairing replacing reserving retail_selling ' +
      'sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting unloading unpacking ' +
      'void_shipping',
  },
  disposition: {
    base: 'https://ref.gs1.org/cbv/Disp-',
    words:
      'active available completeness_verified completeness_inferred conformant container_closed container_open damaged ' +
      'destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_instance mismatch_class ' +
      'mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed recalled ' +
      'reserved retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown',
  },
  bizTransactionType: {
    base: 'https://ref.gs1.org/cbv/BTT-',
    words: 'bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt',
  },
  sourceOrDestinationType: {
    base: 'https://ref.gs1.org/cbv/SDT-',
    words: 'owning_party possessing_party location',
  },
  sensorType: {
    base: 'https://gs1.org/voc/',
    words:
      'AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Radioactivity Altitude AmountOfSubstance ' +
      'AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance Conductance ' +
      'Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity ElectricCharge ' +
      'ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency Illuminance Inductance ' +
      'Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux LuminousIntensity MagneticFlux ' +
      'MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity ' +
      'MolalityOfSolute MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux RadiantIntensity RelativeHumidity ' +
      'Resistance Resistivity SolidAngle SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque Voltage ' +
      'Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber',
  },
  exception: {
    base: 'https://gs1.org/voc/',
    words: 'ALARM_CONDITION ERROR_CONDITION',
  },
  component: {
    base: 'https://ref.gs1.org/cbv/Comp-',
    words:
      'x y z axial_distance azimuth height spherical_radius polar_angle elevation_angle easting northing latitude longitude ' +
      'altitude',
  },
  errorReason: {
    base: 'https://ref.gs1.org/cbv/ER-',
    words: 'did_not_occur incorrect_data',
  },
} as const satisfies Readonly<Record<string, Vocabulary>>;

/** True for a term that an inline context may not redefine. */
export function isProtectedTerm(term: string): boolean {
  return Object.hasOwn(CONTEXT_PREFIXES, term) || TERMS.split(' ').includes(term);
}

/** The web URI of a short word; undefined for a word that the vocabulary has not. */
export function wordUri({ base, words }: Vocabulary, word: string): string | undefined {
  return word !== '' && words.split(' ').includes(word) ? base + word : undefined;
}
