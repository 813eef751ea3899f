package studio.truss.platform.devcloud;

/// A call is refused as the service would refuse it: by the name of an error.
final class StandInException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String error;

    StandInException(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    String error() {
        return error;
    }
}
