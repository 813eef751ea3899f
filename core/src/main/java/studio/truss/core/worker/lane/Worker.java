package studio.truss.core.worker.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

import studio.truss.core.worker.protocol.Frame;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One worker process, seen by its parent: the pipe to it, its frames in a bounded inbox (a parent
/// that does not read slows the worker down), the tail of what it printed. Used by one thread at a
/// time, but for [#close] and [#wake].
final class Worker implements AutoCloseable {
    private static final int TAIL = 8 << 10;

    private final Process process;
    private final DataOutputStream out;
    private final LinkedBlockingQueue<Signal> inbox = new LinkedBlockingQueue<>(256);
    private final Tail tail = new Tail(TAIL);
    private long lastJob;
    private boolean ready;
    private volatile boolean spent;

    private Worker(Process process) {
        this.process = process;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /// Starts the process and returns before it is ready.
    static Worker start(WorkerSpec spec, WorkerEnvironment environment, String name)
            throws IOException {
        Process process =
                new ProcessBuilder(spec.command(environment.host(), crashReport("%p"))).start();
        Worker worker = new Worker(process);
        var unusedFrames = environment.start(name + " frames", worker::readFrames);
        var unusedWords = environment.start(name + " words", worker::readWords);
        return worker;
    }

    /// What the inbox holds.
    sealed interface Signal {
        record Arrived(Frame frame) implements Signal {}

        /// Something outside changed: look again.
        record Wake() implements Signal {}

        /// No frame will follow.
        record Gone() implements Signal {}
    }

    /// The next signal, or [Signal.Wake] after `millis` without one.
    Signal next(long millis) throws InterruptedException {
        Signal signal = inbox.poll(millis, TimeUnit.MILLISECONDS);
        return signal == null ? new Signal.Wake() : signal;
    }

    void wake() {
        // A full inbox will be looked at anyway.
        var unused = inbox.offer(new Signal.Wake());
    }

    long nextJob() {
        return ++lastJob;
    }

    boolean ready() {
        return ready;
    }

    void markReady() {
        ready = true;
    }

    /// False when the process did not take it because it is gone.
    boolean send(Frame.Kind kind, long job, byte[] body) {
        try {
            new Frame(kind, job, body).write(out);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    boolean usable() {
        return !spent && process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /// How the process ended and what it said last, for the fault log. Call after [#close].
    String lastWords() throws InterruptedException {
        boolean ended = process.waitFor(5, TimeUnit.SECONDS);
        String crash = "";
        try (InputStream in = Files.newInputStream(crashReport(Long.toString(pid())))) {
            crash = "\n" + new String(in.readNBytes(4 * TAIL), UTF_8);
        } catch (IOException e) {
            // The runtime writes a report only when native code crashed.
        }
        return "exit " + (ended ? process.exitValue() : "?") + "\n" + tail + crash;
    }

    /// Ends the process without asking and forgets it. Harmless when it is dead.
    @Override
    public void close() {
        spent = true;
        process.destroyForcibly();
        wake();
    }

    /// Waits for the end of the killed process and removes its traces.
    void bury() throws InterruptedException {
        process.waitFor(5, TimeUnit.SECONDS);
        try {
            Files.deleteIfExists(crashReport(Long.toString(pid())));
        } catch (IOException e) {
            // It stays in the folder for temporary files, which the machine empties itself.
        }
    }

    private static Path crashReport(String pid) {
        return Path.of(System.getProperty("java.io.tmpdir"), "truss-worker-crash-" + pid + ".txt");
    }

    private void readFrames() {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            while (true) {
                inbox.put(new Signal.Arrived(Frame.read(in, Frame.REPLY_MAX)));
            }
        } catch (IOException | InterruptedException e) {
            // The process is dead, or what it writes is no frame: either way it is not used again.
            byte[] why = (e + "\n").getBytes(UTF_8);
            tail.add(why, why.length);
        }
        spent = true;
        try {
            inbox.put(new Signal.Gone());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readWords() {
        byte[] buffer = new byte[4096];
        try (InputStream in = process.getErrorStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                tail.add(buffer, n);
            }
        } catch (IOException e) {
            // The process was killed in the middle of a word.
        }
    }
}
