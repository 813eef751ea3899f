/// The nine entities as records, what each of their attributes is, and how records and typed items
/// turn into each other.
@NullMarked
package studio.truss.core.library.entity;

import org.jspecify.annotations.NullMarked;
