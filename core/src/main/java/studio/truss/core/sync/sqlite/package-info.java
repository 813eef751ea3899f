/// What the mirror keeps in the library's file: changes that wait, requests under way, how far the
/// cloud was read, and what could not both stand. Each class is a table inside the caller's
/// transaction.
@NullMarked
package studio.truss.core.sync.sqlite;

import org.jspecify.annotations.NullMarked;
