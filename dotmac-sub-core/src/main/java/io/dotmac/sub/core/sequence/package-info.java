/**
 * Numbers of documents and people. A number is taken in the transaction that uses it, under the
 * lock of its series: what rolls back leaves no gap. Start at {@link
 * io.dotmac.sub.core.sequence.Sequences}.
 */
@NullMarked
package io.dotmac.sub.core.sequence;

import org.jspecify.annotations.NullMarked;
