// SPDX-License-Identifier: Apache-2.0
export { acceptList, type Wish } from './accept-list.js';
export { anchorOf, anchorsOf } from './levels.js';
export { chooseLinks, type LinkWishes } from './choose-link.js';
export {
  absolute,
  linkHeader,
  LINKSET_MEDIA_TYPE,
  linksetOf,
  type LinkContext,
  type Linkset,
  type LinksetTarget,
} from './linkset.js';
export { linkTypeUri, type ResolverEntry, type ResolverLink } from './resolver-entry.js';
export {
  parameterOf,
  resolveLink,
  type ResolverAnswer,
  type ResolverQuestion,
} from './resolve-link.js';
export { resolverDescription, RESOLVED_KEYS, RESOLVED_LINK_TYPES } from './resolver-description.js';
