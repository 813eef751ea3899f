/// What all that sends large bodies over the JDK's HTTP client needs; no service is known here.
@NullMarked
package studio.truss.platform.http;

import org.jspecify.annotations.NullMarked;
