/// Who is signed in to the cloud, and how one signs in and out.
@NullMarked
package studio.truss.app.studio.account;

import org.jspecify.annotations.NullMarked;
