// SPDX-License-Identifier: Apache-2.0
import type { Position } from './crossings.js';

/** WGS 84: equatorial radius in metres and flattening. CGCS2000 differs in the flattening's 9th digit: below 1 mm² per km². */
const EQUATOR_M = 6_378_137;
const FLATTENING = 1 / 298.257_223_563;
const E2 = FLATTENING * (2 - FLATTENING);
const E = Math.sqrt(E2);
const RADIANS = Math.PI / 180;
/** Value of {@link authalicQ} at the pole. */
const POLE_Q = authalicQ(1);

/** Radius in metres of the sphere that has the area of the WGS 84 ellipsoid. Source: Snyder, USGS PP 1395, (3-13). */
export const AUTHALIC_RADIUS_M = EQUATOR_M * Math.sqrt(POLE_Q / 2);

/** Sine of the authalic latitude: equal areas on the ellipsoid are equal areas on the sphere. Source: Snyder (3-11). */
export function authalicSine(latitude: number): number {
  return authalicQ(Math.sin(latitude * RADIANS)) / POLE_Q;
}

/** Authalic latitude in radians of a geodetic latitude in degrees. */
export function authalicLatitude(latitude: number): number {
  return Math.asin(Math.max(-1, Math.min(1, authalicSine(latitude))));
}

/**
 * A point on the plane of the cylindrical equal-area projection, in metres, x from a given longitude: areas in the plane
 * are areas on the ellipsoid.
 */
export function equalAreaPoint([longitude, latitude]: Position, fromLongitude: number): Position {
  return [
    AUTHALIC_RADIUS_M * (longitude - fromLongitude) * RADIANS,
    AUTHALIC_RADIUS_M * authalicSine(latitude),
  ];
}

// Snyder (3-12).
function authalicQ(sine: number): number {
  const es = E * sine;
  return (1 - E2) * (sine / (1 - es * es) + Math.atanh(es) / E);
}
