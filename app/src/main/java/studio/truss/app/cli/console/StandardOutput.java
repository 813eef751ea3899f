package studio.truss.app.cli.console;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.FileTrouble;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;

/// The process's standard output, which remembers what a `PrintStream` swallows: that it could not
/// be written. After the first failure the rest is dropped.
public final class StandardOutput {
    private final Target target;
    private final PrintStream stream;

    StandardOutput(OutputStream real) {
        this.target = new Target(real);
        this.stream = new PrintStream(new BufferedOutputStream(target), true, System.out.charset());
    }

    /// Takes the place of `System.out`.
    public static StandardOutput install() {
        StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        System.setOut(output.stream);
        return output;
    }

    PrintStream stream() {
        return stream;
    }

    /// The exit code of a command that would end with `code`: output that is lost is an error,
    /// which is said. A reader that has seen enough and went is none.
    public int settle(int code, PrintStream err) {
        stream.flush();
        IOException failure = target.failure;
        if (failure == null || readerWent(failure)) {
            return code;
        }
        err.println(
                "truss: the output could not be written, so it is not whole: "
                        + FileTrouble.words(failure));
        return code == ExitCode.DONE ? ExitCode.INTERNAL_ERROR : code;
    }

    private static boolean readerWent(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    private static final class Target extends OutputStream {
        private final OutputStream real;
        private volatile @Nullable IOException failure;

        Target(OutputStream real) {
            this.real = real;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (failure != null) {
                return;
            }
            try {
                real.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
