/// The development cloud: stand-ins for services, on this machine's loopback only, for trying
/// things out and for tests. They speak the services' own protocols; real IAM decides nothing here.
@NullMarked
package studio.truss.platform.devcloud;

import org.jspecify.annotations.NullMarked;
