package studio.truss.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/// The short code of a fault of the program, for a user to quote.
public final class ErrorCode {
    private ErrorCode() {}

    /// The same fault gives the same code: a checksum of the exception's type and of where it was
    /// thrown.
    public static String of(Throwable e) {
        CRC32 sum = new CRC32();
        for (Throwable t = e; t != null; t = t.getCause()) {
            sum.update(t.getClass().getName().getBytes(UTF_8));
            for (StackTraceElement frame : t.getStackTrace()) {
                sum.update((frame.getClassName() + "#" + frame.getMethodName()).getBytes(UTF_8));
            }
        }
        return "E-%06X".formatted(sum.getValue() & 0xFFFFFF);
    }
}
