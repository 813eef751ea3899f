package studio.truss.platform.devcloud.server;

/// The development cloud cannot start, for a reason that a person can understand: what is missing
/// and what to do.
public final class ServerTrouble extends Exception {
    private static final long serialVersionUID = 1;

    public ServerTrouble(String message) {
        super(message);
    }
}
