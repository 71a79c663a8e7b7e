/** Measures one request of the API. */
@NullMarked
package io.dotmac.sub.samples.bench.http;

import org.jspecify.annotations.NullMarked;
