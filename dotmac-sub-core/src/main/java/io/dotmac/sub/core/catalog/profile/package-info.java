/**
 * What offers refer to: where they are sold, how much data they include, what quality they promise
 * and which tax is due on them. Each is master data: changed by whole terms, deactivated instead of
 * deleted.
 */
@NullMarked
package io.dotmac.sub.core.catalog.profile;

import org.jspecify.annotations.NullMarked;
