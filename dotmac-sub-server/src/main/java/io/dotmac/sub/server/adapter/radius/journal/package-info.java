/**
 * Where accounting goes while the database is away: {@link
 * io.dotmac.sub.server.adapter.radius.journal.SegmentJournal} keeps entries on the local disk, in
 * order, from the moment they are acknowledged until they are in the database. It knows nothing of
 * what an entry says; {@link io.dotmac.sub.server.adapter.radius.journal.EntryCodec} does.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.journal;

import org.jspecify.annotations.NullMarked;
