package studio.truss.core.worker.lane;

import org.bytedeco.javacpp.BytePointer;

import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;
import studio.truss.core.worker.WorkerServer;
import studio.truss.core.worker.protocol.Frame;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A worker process with a job that behaves and one that does not.
final class TestJobs {
    private TestJobs() {}

    /// @param steps how often to beat; each beat is followed by an event of its number
    record Steps(int steps) {}

    record Step(int number) {}

    static final JobType<Steps, Integer> COUNT = JobType.of("count", Steps.class, Integer.class);

    /// Answers with the worker's process id, if at all.
    static final JobType<String, Long> MISBEHAVE =
            JobType.of("misbehave", String.class, Long.class);

    public static void main(String[] args) {
        WorkerServer.serve(List.of(new Count(), new Misbehave()));
    }

    private static final class Count implements WorkerJob<Steps, Integer> {
        @Override
        public JobType<Steps, Integer> type() {
            return COUNT;
        }

        @Override
        public Integer run(Steps request, JobContext context) {
            for (int i = 0; i < request.steps(); i++) {
                context.beat(i, request.steps());
                context.emit(new Step(i));
            }
            return request.steps();
        }
    }

    private static final class Misbehave implements WorkerJob<String, Long> {
        @Override
        public JobType<String, Long> type() {
            return MISBEHAVE;
        }

        @Override
        public Long run(String how, JobContext context) throws JobFailure {
            switch (how) {
                case "not at all" -> {}
                case "refuse" -> throw new JobFailure("no-can-do", "That cannot be done");
                case "bug" -> throw new IllegalStateException("a secret detail");
                case "halt" -> Runtime.getRuntime().halt(3);
                case "segfault" -> writeToNowhere();
                case "print" -> System.out.println("R".repeat(5000));
                case "print from native code" -> printFromNativeCode();
                case "write between the frames" -> writeBetweenTheFrames();
                case "exhaust the heap" -> exhaust();
                case "beat for ever" -> beatForEver(context);
                case "hang" -> hang(context);
                case "hang in native code" -> hangInNativeCode(context);
                case "say too much" -> context.emit(new byte[Frame.REPLY_MAX]);
                default -> throw new IllegalArgumentException(how);
            }
            return ProcessHandle.current().pid();
        }

        private static void beatForEver(JobContext context) {
            for (int i = 0; ; i++) {
                context.beat(i, Integer.MAX_VALUE);
            }
        }

        private static void hang(JobContext context) {
            context.emit(ProcessHandle.current().pid());
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void hangInNativeCode(JobContext context) {
            context.emit(ProcessHandle.current().pid());
            callC("sleep", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), 600);
        }

        private static void writeToNowhere() {
            try (BytePointer pointer = new BytePointer(1)) {
                Field address = org.bytedeco.javacpp.Pointer.class.getDeclaredField("address");
                address.setAccessible(true);
                address.setLong(pointer, 8);
                pointer.put((byte) 1);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void printFromNativeCode() {
            MemorySegment text = java.lang.foreign.Arena.global().allocateFrom("R".repeat(5000));
            callC("puts", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS), text);
            callC(
                    "fflush",
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS),
                    MemorySegment.NULL);
        }

        @SuppressWarnings("restricted")
        private static void callC(String name, FunctionDescriptor type, Object argument) {
            Linker linker = Linker.nativeLinker();
            SymbolLookup lookup = linker.defaultLookup();
            MethodHandle call = linker.downcallHandle(lookup.findOrThrow(name), type);
            try {
                var unused = call.invokeWithArguments(argument);
            } catch (Throwable e) {
                throw new IllegalStateException(name, e);
            }
        }

        private static void writeBetweenTheFrames() {
            String channel = System.getProperty(Frame.CHANNEL);
            try (FileOutputStream out = new FileOutputStream(channel)) {
                out.write(new byte[] {0x7f, 0x7f, 0x7f, 0x7f, 'D'});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void exhaust() {
            long[][] all = new long[1 << 20][];
            for (int i = 0; i < all.length; i++) {
                all[i] = new long[1 << 17];
            }
        }
    }
}
