/// The library in SQLite: one file for each creator, shared by several processes, mirrored to the
/// cloud through an outbox.
@NullMarked
package studio.truss.core.library.sqlite;

import org.jspecify.annotations.NullMarked;
