/** What the tests of every module share: a real, migrated PostgreSQL and tenants in it. */
@NullMarked
package io.dotmac.sub.core.testing;

import org.jspecify.annotations.NullMarked;
