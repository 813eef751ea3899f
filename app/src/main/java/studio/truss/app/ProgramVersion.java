package studio.truss.app;

import java.util.Optional;

/// The program's version, as the build wrote it into the jar.
public final class ProgramVersion {
    private ProgramVersion() {}

    public static String text() {
        return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }
}
