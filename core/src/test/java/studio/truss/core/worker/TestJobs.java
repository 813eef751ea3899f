package studio.truss.core.worker;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A worker process with jobs that behave, and jobs that do not.
final class TestJobs {
    private TestJobs() {}

    /// @param steps how often to beat; each beat is followed by an event of its number
    record Steps(int steps) {}

    record Step(int number) {}

    static final JobType<Steps, Integer> COUNT = JobType.of("count", Steps.class, Integer.class);
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
                case "pid" -> {}
                case "refuse" -> throw new JobFailure("no-can-do", "That cannot be done");
                case "bug" -> throw new IllegalStateException("secret detail");
                case "halt" -> Runtime.getRuntime().halt(3);
                case "segfault" -> writeToNowhere();
                case "print" -> {
                    System.out.println("RRRR not a frame");
                    System.err.println("words");
                }
                case "native-print" -> printFromNativeCode();
                case "exhaust" -> exhaust();
                case "hang" -> hang(context);
                case "huge" -> context.emit(new byte[Frame.REPLY_MAX]);
                default -> throw new IllegalArgumentException(how);
            }
            return ProcessHandle.current().pid();
        }

        private static void writeToNowhere() {
            try (BytePointer nowhere =
                    new BytePointer(
                            new Pointer() {
                                {
                                    address = 8;
                                }
                            })) {
                nowhere.put((byte) 1);
            }
        }

        private static void printFromNativeCode() {}

        private static void exhaust() {
            long[][] all = new long[1 << 20][];
            for (int i = 0; i < all.length; i++) {
                all[i] = new long[1 << 17];
            }
        }

        private static void hang(JobContext context) {
            context.emit(new Step(0));
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
