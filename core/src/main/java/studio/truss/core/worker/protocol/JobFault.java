package studio.truss.core.worker.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.zip.CRC32;

/// Why a job failed, as the worker tells its parent.
///
/// @param trace for the fault log, never for a person; null where the job itself said no
/// @param retiring the worker ends after this answer
public record JobFault(String code, String message, @Nullable String trace, boolean retiring) {

    public static JobFault of(String code, String message) {
        return new JobFault(code, message, null, false);
    }

    /// A bug: its code is a hash of the stack's methods, the same for the same bug on every
    /// machine.
    public static JobFault bug(Throwable thrown) {
        String code = "internal-" + hash(thrown);
        return new JobFault(
                code,
                "Something went wrong inside the program (error code " + code + ")",
                trace(thrown),
                false);
    }

    public static JobFault outOfMemory(OutOfMemoryError error) {
        return new JobFault(
                "out-of-memory",
                "The work needed more memory than a worker may use",
                trace(error),
                true);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String hash(Throwable thrown) {
        CRC32 crc = new CRC32();
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            crc.update(at.getClass().getName().getBytes(UTF_8));
            for (StackTraceElement element : at.getStackTrace()) {
                crc.update(
                        (element.getClassName() + "." + element.getMethodName()).getBytes(UTF_8));
            }
        }
        return "%08x".formatted(crc.getValue());
    }
}
