/// The creator's bucket: requests signed one by one and sent straight to it.
@NullMarked
package studio.truss.platform.aws.objects;

import org.jspecify.annotations.NullMarked;
