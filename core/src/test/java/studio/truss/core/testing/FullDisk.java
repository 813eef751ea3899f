package studio.truss.core.testing;

import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// A library whose disk can be full: it reads as ever, and refuses every write as the store does
/// then.
public final class FullDisk {
    public static final String WORDS = "There is no space left on the disk of the library.";

    private static final Set<String> WRITES =
            Set.of("create", "update", "edit", "delete", "recordMoments", "sourceSeen");

    private FullDisk() {}

    public static Library over(Library library, AtomicBoolean full) {
        return (Library)
                Proxy.newProxyInstance(
                        Library.class.getClassLoader(),
                        new Class<?>[] {Library.class},
                        (_, method, arguments) -> {
                            if (full.get() && WRITES.contains(method.getName())) {
                                throw new LibraryException(LibraryException.Problem.FULL, WORDS);
                            }
                            try {
                                return method.invoke(library, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
