package studio.truss.core.worker.lane;

/// Takes what a person should not be shown: stack traces and the last words of a dead process, by
/// the code that the person was shown. Called from any thread.
@FunctionalInterface
public interface FaultLog {
    void record(String code, String details);

    static FaultLog none() {
        return (code, details) -> {};
    }
}
