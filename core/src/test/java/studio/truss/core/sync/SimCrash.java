package studio.truss.core.sync;

/// The process of a simulated machine ends here.
final class SimCrash extends Error {
    private static final long serialVersionUID = 1;

    SimCrash() {
        super("the process ends", null, false, false);
    }
}
