package studio.truss.core.derived;

/// Something of the cache in use: it stays on disk until this is closed. Closing twice is harmless;
/// any thread.
public final class Held<T> implements AutoCloseable {
    private final T value;
    private final EntryLocks.Lock lock;

    Held(T value, EntryLocks.Lock lock) {
        this.value = value;
        this.lock = lock;
    }

    public T value() {
        return value;
    }

    @Override
    public void close() {
        lock.close();
    }
}
