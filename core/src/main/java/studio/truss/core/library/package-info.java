/// The creator's local library: nine entities keyed like the cloud table, stored in SQLite, queried
/// offline.
@NullMarked
package studio.truss.core.library;

import org.jspecify.annotations.NullMarked;
