/// The stack's template, read as the service would read it: what the development cloud and the
/// tests know of tables, buckets and rights stands there and nowhere else.
@NullMarked
package studio.truss.platform.devcloud.template;

import org.jspecify.annotations.NullMarked;
